package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.TimeOrderedId;

/** The id of a request for originals within its claim; it has no stream of its own. */
public record OriginalsRequestId(String value) {
    private static final String KIND = "originals";

    /** @throws IllegalArgumentException if it is not a valid id */
    public OriginalsRequestId {
        AggregateId.checked(KIND, value);
    }

    public static OriginalsRequestId create() {
        return new OriginalsRequestId(KIND + "-" + TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
