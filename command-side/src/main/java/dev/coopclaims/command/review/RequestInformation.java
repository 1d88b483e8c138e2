package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationRequested;
import java.util.List;

/** V-2; also while the claim is disputed. */
public record RequestInformation(ClaimId claim, List<InformationItem> items)
        implements ClaimCommand<InformationRequested> {
    public static final Decider<RequestInformation, InformationRequested> DECIDER =
            ReviewDecider.of((command, claim, reviewers, streams, context) -> {
                reviewers.refuseRejecter(claim);
                List<ClaimEvent> decided = reviewers.decided(
                        claim,
                        now -> RequestingInformation.ask(
                                now,
                                command.items(),
                                context.actor(),
                                context.catalogue(claim.file().period()),
                                context.now()));
                return new Decision<>(Changes.of(ClaimState.KIND, decided), (InformationRequested) decided.getLast());
            });

    public RequestInformation {
        items = List.copyOf(items);
    }
}
