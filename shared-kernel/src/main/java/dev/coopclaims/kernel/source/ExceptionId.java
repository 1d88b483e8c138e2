package dev.coopclaims.kernel.source;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.TimeOrderedId;

/** The id of one exception among those of its organisation; it has no stream of its own. */
public record ExceptionId(String value) {
    private static final String KIND = "exception";

    /** @throws IllegalArgumentException if it is not a valid id */
    public ExceptionId {
        AggregateId.checked(KIND, value);
    }

    public static ExceptionId create() {
        return new ExceptionId(KIND + "-" + TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
