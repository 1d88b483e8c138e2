package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.TimeOrderedId;

/** The id of a document within its claim; it has no stream of its own. */
public record DocumentId(String value) {
    private static final String KIND = "document";

    /** @throws IllegalArgumentException if it is not a valid id */
    public DocumentId {
        AggregateId.checked(KIND, value);
    }

    public static DocumentId create() {
        return new DocumentId(KIND + "-" + TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
