package dev.coopclaims.kernel.source;

import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.TimeOrderedId;

/** The id of a pre-approval (P-4). */
public record PreApprovalId(String value) implements AggregateId {
    public static final String KIND = "preapproval";

    /** @throws IllegalArgumentException if it is not a valid id */
    public PreApprovalId {
        AggregateId.checked(KIND, value);
    }

    public static PreApprovalId create() {
        return new PreApprovalId(KIND + "-" + TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value;
    }
}
