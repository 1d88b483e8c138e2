package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.TimeOrderedId;

/** The reference of the two entries of a roll-over (F-9); it has no stream of its own. */
public record RollOverId(String value) {
    private static final String KIND = "rollover";

    /** @throws IllegalArgumentException if it is not a valid id */
    public RollOverId {
        AggregateId.checked(KIND, value);
    }

    public static RollOverId create() {
        return new RollOverId(KIND + "-" + TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
