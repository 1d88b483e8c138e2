package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.organisation.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a claim before, as far as later decisions look at it.
 *
 * @param disputes how many were opened (D-1)
 * @param revocations how many approvals were taken back (V-5)
 * @param rejectedBy who rejected last; absent while nobody did
 */
public record Past(int disputes, int revocations, @Nullable UserId rejectedBy) {
    public static final Past NONE = new Past(0, 0, null);

    Past disputed() {
        return new Past(disputes + 1, revocations, rejectedBy);
    }

    Past revoked() {
        return new Past(disputes, revocations + 1, rejectedBy);
    }

    Past rejected(UserId reviewer) {
        return new Past(disputes, revocations, reviewer);
    }
}
