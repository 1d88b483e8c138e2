package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.ClaimState.ActionRequired;
import dev.coopclaims.command.claim.submission.Commitments;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimRejected;
import dev.coopclaims.kernel.claim.DisputeDismissed;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.time.Deadline;
import java.util.List;

/**
 * V-6: a request that was not answered in time rejects the claim. If it was asked in a review, the rejection can be disputed; in
 * a dispute it is final, and what the claim holds is released.
 */
public record RejectUnanswered(ClaimId claim) implements ClaimCommand<Boolean> {
    /** The catalogue's code for it. */
    static final String NO_RESPONSE = "NO_RESPONSE";

    public static final Decider<RejectUnanswered, Boolean> DECIDER = ClaimDecider.<RejectUnanswered>byTimeMoving(
                    (command, claim, streams, context) -> {
                        if (!(claim instanceof ActionRequired asked)
                                || !asked.answerDue().isOver(context.now())) {
                            return Changes.NONE;
                        }
                        return switch (asked.origin()) {
                            case REVIEW -> Changes.of(ClaimState.KIND, rejected(asked, context));
                            case DISPUTE ->
                                Changes.of(ClaimState.KIND, dismissed(asked))
                                        .and(Commitments.by(claim, context)
                                                .release(command.claim(), streams, FundsReleased.Reason.DISPUTE_LOST));
                        };
                    })
            .touching((command, claim, known, context) ->
                    Commitments.by(claim, context).touches());

    private static ClaimRejected rejected(ActionRequired asked, Context context) {
        ClaimContent file = asked.file();
        return new ClaimRejected(
                file.id(),
                file.organisation(),
                List.of(NO_RESPONSE),
                List.of(),
                told(asked) + " The rejection can be disputed.",
                held(asked),
                Deadline.afterDays(
                        context.now(),
                        context.catalogue(file.period()).limits().disputeWindowDays(),
                        context.catalogue(file.period()).zone(file.details().location())));
    }

    private static DisputeDismissed dismissed(ActionRequired asked) {
        ClaimContent file = asked.file();
        return new DisputeDismissed(
                file.id(), file.organisation(), List.of(NO_RESPONSE), List.of(), told(asked), held(asked));
    }

    private static List<Allocation> held(ActionRequired asked) {
        return asked.submittal().allocations();
    }

    private static String told(ActionRequired asked) {
        return "The request was not answered by the end of " + asked.answerDue() + ".";
    }
}
