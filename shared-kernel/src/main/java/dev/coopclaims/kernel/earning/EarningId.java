package dev.coopclaims.kernel.earning;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.StableDigest;

/** The id of an earning record's stream: a digest of the record's external id, so the same record finds itself (F-1). */
public record EarningId(String value) implements AggregateId {
    public static final String KIND = "earning";

    /** @throws IllegalArgumentException when it is not one */
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
