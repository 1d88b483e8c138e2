package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.TimeOrderedId;

/** The id of an internal note within its claim; it has no stream of its own. */
public record NoteId(String value) {
    private static final String KIND = "note";

    /** @throws IllegalArgumentException if it is not a valid id */
    public NoteId {
        AggregateId.checked(KIND, value);
    }

    public static NoteId create() {
        return new NoteId(KIND + "-" + TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
