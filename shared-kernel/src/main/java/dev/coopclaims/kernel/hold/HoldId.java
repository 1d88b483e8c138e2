package dev.coopclaims.kernel.hold;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.TimeOrderedId;

/** The id of one hold among those on its claim or organisation; it has no stream of its own. */
public record HoldId(String value) {
    private static final String KIND = "hold";

    /** @throws IllegalArgumentException if it is not a valid id */
    public HoldId {
        AggregateId.checked(KIND, value);
    }

    public static HoldId create() {
        return new HoldId(KIND + "-" + TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
