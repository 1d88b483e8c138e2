package dev.coopclaims.command.granting;

import dev.coopclaims.kernel.claim.ClaimId;
import java.util.List;

/**
 * The claims of an organisation whose deadline for submission matters. The answer may be a moment old and never decides: each claim
 * is looked at itself, and one that is missed is told its later deadline before the next step that depends on it (record 65).
 */
@FunctionalInterface
public interface RunningClaims {
    /** The maximum number of claims in an answer, so that they fit in one commit. */
    int MAX_CLAIMS = 300;

    /** Knows of no claims. */
    RunningClaims NONE = asked -> List.of();

    /** At most {@link #MAX_CLAIMS}, in the order of their ids; if there are fewer, no more follow. */
    List<ClaimId> of(RunningClaimsOf asked);
}
