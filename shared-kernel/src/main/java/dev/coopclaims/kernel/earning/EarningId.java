package dev.coopclaims.kernel.earning;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.StableDigest;

/** The id of an earning record's stream: a digest of the external id, so that a repeated record is found (F-1). */
public record EarningId(String value) implements AggregateId {
    public static final String KIND = "earning";

    /** @throws IllegalArgumentException if it is not a valid id */
    public EarningId {
        AggregateId.checked(KIND, value);
    }

    public static EarningId ofExternalId(String externalId) {
        return new EarningId(KIND + "-" + StableDigest.of(externalId));
    }

    @Override
    public String toString() {
        return value;
    }
}
