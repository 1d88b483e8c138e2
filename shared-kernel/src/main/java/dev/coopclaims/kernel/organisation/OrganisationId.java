package dev.coopclaims.kernel.organisation;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.TimeOrderedId;

/** The id of an organisation: a partner, or the vendor itself. */
public record OrganisationId(String value) implements AggregateId {
    public static final String KIND = "org";

    /** Short, because the ids of the organisation's funds begin with it. */
    private static final int MAX_ORGANISATION_CHARS = 64;

    /** @throws IllegalArgumentException if it is not a valid id */
    public OrganisationId {
        AggregateId.checked(KIND, value);
        if (value.length() > MAX_ORGANISATION_CHARS || value.indexOf('.') >= 0) {
            throw new IllegalArgumentException(
                    "the id of an organisation has at most " + MAX_ORGANISATION_CHARS + " characters and no dot");
        }
    }

    public static OrganisationId create() {
        return new OrganisationId(KIND + "-" + TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
