package dev.coopclaims.kernel.erasure;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.StableDigest;

/** The id of everything that was asked and done about erasing one subject, so that nobody asks twice at once. */
public record ErasureId(String value) implements AggregateId {
    public static final String KIND = "erasure";

    /** @throws IllegalArgumentException if it is not a valid id */
    public ErasureId {
        AggregateId.checked(KIND, value);
    }

    /** @param subject the id of the person or the stream */
    public static ErasureId of(ErasureKind kind, String subject) {
        return new ErasureId(KIND + "-" + StableDigest.of(kind + "\n" + subject));
    }

    @Override
    public String toString() {
        return value;
    }
}
