package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.TimeOrderedId;

/** The id of a claim. People know it by its {@linkplain ClaimStarted#number() number}. */
public record ClaimId(String value) implements AggregateId {
    public static final String KIND = "claim";

    /** @throws IllegalArgumentException if it is not a valid id */
    public ClaimId {
        AggregateId.checked(KIND, value);
    }

    public static ClaimId create() {
        return new ClaimId(KIND + "-" + TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
