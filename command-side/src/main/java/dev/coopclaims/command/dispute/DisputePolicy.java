package dev.coopclaims.command.dispute;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How often a claim is disputed, and who decides (D-1, R-3).
 *
 * @param perClaim disputes of one claim, at least 1
 * @param moreAfterRevocation further ones once an approval was revoked
 * @param rejecterRefused whether who rejected does not decide the dispute
 */
public record DisputePolicy(int perClaim, int moreAfterRevocation, boolean rejecterRefused) {
    public static final DisputePolicy DEFAULT = new DisputePolicy(1, 1, true);

    public DisputePolicy {
        if (perClaim < 1 || moreAfterRevocation < 0) {
            throw new IllegalArgumentException("a claim can be disputed at least once");
        }
    }

    boolean allowsAnother(int disputesBefore, boolean revoked) {
        return disputesBefore < perClaim + (revoked ? moreAfterRevocation : 0);
    }

    /** @throws Refusal when the actor rejected the claim */
    public void refuseRejecter(@Nullable UserId rejectedBy, Actor actor) {
        if (rejecterRefused && actor.user().equals(rejectedBy)) {
            throw Refusal.rule(
                    "OWN_REJECTION", "", "who rejected does not decide the dispute; leave it to others", "R-3");
        }
    }
}
