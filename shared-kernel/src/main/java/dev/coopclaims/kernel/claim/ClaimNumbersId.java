package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.time.EarningPeriod;

/** The stream from which the claim numbers of one period are allotted, block by block, never one twice (C-2). */
public record ClaimNumbersId(String value) implements AggregateId {
    public static final String KIND = "claimnumbers";

    /** @throws IllegalArgumentException when it is not one */
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
