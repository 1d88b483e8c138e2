package dev.coopclaims.command.retention;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.ClaimSight;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.PurgeDeferred;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** H-5: contents that could be purged are kept on and looked at again later, for everybody of the vendor to see. */
public record DeferPurge(ClaimId claim) implements ClaimCommand<Boolean> {
    /** When it is looked at again. */
    static final Duration AGAIN = Duration.ofDays(30);

    public static final Decider<DeferPurge, Boolean> DECIDER = ClaimDecider.<DeferPurge, Boolean>of(
                    (command, context) -> ClaimSight.Side.SYSTEM, (command, claim, streams, context) -> {
                        List<String> heldBy = Keeping.heldBy(claim, streams);
                        if (Keeping.mustKeep(claim, context)
                                || Keeping.contents(claim).isEmpty()
                                || (claim.isOver() && heldBy.isEmpty())
                                || claim.file().told().purging().isDeferred(context.now())) {
                            return new Decision<>(Changes.NONE, false);
                        }
                        Instant again = context.now().plus(AGAIN);
                        return new Decision<>(
                                Changes.of(
                                        ClaimState.KIND,
                                        new PurgeDeferred(
                                                command.claim(),
                                                claim.file().organisation(),
                                                claim.file().told().keepOriginalsUntil(),
                                                heldBy,
                                                again)),
                                true);
                    })
            .touching((command, claim, known, context) -> Keeping.touches(claim));
}
