package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.List;

/** V-1: assigns the review to another reviewer. */
public record ReassignReview(ClaimId claim, UserId reviewer) implements ClaimCommand<Void> {
    public static final Decider<ReassignReview, Void> DECIDER =
            ReviewDecider.of((command, claim, reviewers, streams, context) ->
                    Decision.of(Changes.of(ClaimState.KIND, reviewers.decided(claim, now -> {
                        List<ClaimEvent> events = Reviewing.reassign(now, command.reviewer());
                        if (!events.isEmpty()) {
                            reviewers.require(now.file(), command.reviewer());
                        }
                        return events;
                    }))));
}
