package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.TimeOrderedId;

/** The id of a request to a colleague for a document within its claim; it has no stream of its own. */
public record UploadRequestId(String value) {
    private static final String KIND = "upload";

    /** @throws IllegalArgumentException if it is not a valid id */
    public UploadRequestId {
        AggregateId.checked(KIND, value);
    }

    public static UploadRequestId create() {
        return new UploadRequestId(KIND + "-" + TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
