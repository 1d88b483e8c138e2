package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.TimeOrderedId;

/** The id of a comment within its claim; it has no stream of its own. */
public record CommentId(String value) {
    private static final String KIND = "comment";

    /** @throws IllegalArgumentException if it is not a valid id */
    public CommentId {
        AggregateId.checked(KIND, value);
    }

    public static CommentId create() {
        return new CommentId(KIND + "-" + TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
