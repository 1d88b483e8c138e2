package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.TimeOrderedId;

/** The id of one item of a request for information within its claim; it has no stream of its own. */
public record InformationItemId(String value) {
    private static final String KIND = "item";

    /** @throws IllegalArgumentException if it is not a valid id */
    public InformationItemId {
        AggregateId.checked(KIND, value);
    }

    public static InformationItemId create() {
        return new InformationItemId(KIND + "-" + TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
