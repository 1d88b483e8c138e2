package dev.coopclaims.kernel.exception;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.StableDigest;
import dev.coopclaims.kernel.organisation.OrganisationId;

/** The id of all exceptions of one organisation. */
public record ExceptionsId(String value) implements AggregateId {
    private static final String KIND = "exceptions";

    /** @throws IllegalArgumentException if it is not a valid id */
    public ExceptionsId {
        AggregateId.checked(KIND, value);
    }

    public static ExceptionsId of(OrganisationId organisation) {
        return new ExceptionsId(KIND + "-" + StableDigest.of(organisation.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}
