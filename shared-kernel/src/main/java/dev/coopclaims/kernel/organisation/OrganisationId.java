package dev.coopclaims.kernel.organisation;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.TimeOrderedId;

/** The id of an organisation: a partner, or the vendor itself. */
public record OrganisationId(String value) implements AggregateId {
    public static final String KIND = "org";

    /** @throws IllegalArgumentException when it is not one */
    public OrganisationId {
        AggregateId.checked(KIND, value);
    }

    public static OrganisationId create() {
        return new OrganisationId(KIND + "-" + TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
