package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.source.FundId;

/**
 * The id of a shortfall's stream: one for organisation × programme × funding entity, over all the earning periods of their
 * funds (F-1).
 */
public record ShortfallId(String value) implements AggregateId {
    public static final String KIND = "shortfall";

    /** @throws IllegalArgumentException if it is not a valid id */
    public ShortfallId {
        AggregateId.checked(KIND, value);
    }

    /** The shortfall of the fund's organisation, programme and entity; the period is the last part of a fund's id. */
    public static ShortfallId of(FundId fund) {
        String id = fund.value();
        return new ShortfallId(KIND + id.substring(FundId.KIND.length(), id.lastIndexOf('.')));
    }

    @Override
    public String toString() {
        return value;
    }
}
