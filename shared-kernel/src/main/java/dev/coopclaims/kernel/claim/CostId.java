package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.TimeOrderedId;

/** The id of a cost within its claim; it has no stream of its own. */
public record CostId(String value) {
    private static final String KIND = "cost";

    /** @throws IllegalArgumentException if it is not a valid id */
    public CostId {
        AggregateId.checked(KIND, value);
    }

    public static CostId create() {
        return new CostId(KIND + "-" + TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
