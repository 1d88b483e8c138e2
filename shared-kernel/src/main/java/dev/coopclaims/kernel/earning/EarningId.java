package dev.coopclaims.kernel.earning;

import dev.coopclaims.kernel.AggregateId;

/** The id of an earning record's stream: a keyed digest of the external id, so that a repeated record is
 * found (F-1) and nobody else can guess the external id. */
public record EarningId(String value) implements AggregateId {
    public static final String KIND = "earning";

    /** @throws IllegalArgumentException if it is not a valid id */
    public EarningId {
        AggregateId.checked(KIND, value);
    }

    /** @param digest a keyed one of the external id */
    public static EarningId ofDigest(String digest) {
        return new EarningId(KIND + "-" + digest);
    }

    @Override
    public String toString() {
        return value;
    }
}
