package dev.coopclaims.kernel.source;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;

/**
 * The id of a co-op fund, derived from what identifies it: organisation × programme × funding entity × earning period.
 * So there is never a second fund for the same four.
 */
public record FundId(String value) implements AggregateId {
    public static final String KIND = "fund";

    /** @throws IllegalArgumentException if it is not a valid id */
    public FundId {
        AggregateId.checked(KIND, value);
    }

    public static FundId of(OrganisationId organisation, String programme, String entity, EarningPeriod period) {
        String owner = organisation.value().substring(OrganisationId.KIND.length() + 1);
        return new FundId(String.join(".", KIND + "-" + owner, programme, entity, period.label()));
    }

    @Override
    public String toString() {
        return value;
    }
}
