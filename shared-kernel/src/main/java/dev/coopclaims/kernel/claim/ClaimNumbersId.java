package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.time.EarningPeriod;

/** The id of the stream that allots the claim numbers of one period, block by block, and never one twice (C-2). */
public record ClaimNumbersId(String value) implements AggregateId {
    public static final String KIND = "claimnumbers";

    /** @throws IllegalArgumentException if it is not a valid id */
    public ClaimNumbersId {
        AggregateId.checked(KIND, value);
    }

    public static ClaimNumbersId of(EarningPeriod period) {
        return new ClaimNumbersId(KIND + "-" + period.label());
    }

    @Override
    public String toString() {
        return value;
    }
}
