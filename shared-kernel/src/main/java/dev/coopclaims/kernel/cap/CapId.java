package dev.coopclaims.kernel.cap;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.StableDigest;
import java.util.List;

/**
 * The id of the use of one cap: a digest of what it is counted per (P-3). The digest includes the organisation, so
 * different organisations never share a cap's use.
 */
public record CapId(String value) implements AggregateId {
    public static final String KIND = "cap";

    /** @throws IllegalArgumentException if it is not a valid id */
    public CapId {
        AggregateId.checked(KIND, value);
    }

    public static CapId of(List<String> parts) {
        return new CapId(KIND + "-" + StableDigest.of(String.join("\n", parts)));
    }

    @Override
    public String toString() {
        return value;
    }
}
