package dev.coopclaims.kernel.earning;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.TimeOrderedId;

/** The id of one import, of however many records; no stream of its own. */
public record ImportId(String value) {
    private static final String KIND = "import";

    /** @throws IllegalArgumentException if it is not a valid id */
    public ImportId {
        AggregateId.checked(KIND, value);
    }

    public static ImportId create() {
        return new ImportId(KIND + "-" + TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
