package dev.coopclaims.command.retention;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.ClaimSight;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimId;

/** H-5: asks whether a document of the claim has a content, so that no orphan is removed that is none; changes nothing. */
public record HoldsContent(ClaimId claim, String contentId) implements ClaimCommand<Boolean> {
    public static final Decider<HoldsContent, Boolean> DECIDER = ClaimDecider.<HoldsContent, Boolean>of(
                    (command, context) -> ClaimSight.Side.SYSTEM,
                    (command, claim, streams, context) ->
                            Decision.answer(claim.file().contents().kept().values().stream()
                                    .anyMatch(kept -> kept.contentId().equals(command.contentId()))))
            .asking();
}
