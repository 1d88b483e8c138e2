package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItemId;
import java.util.List;

/** V-2. */
public record AnswerItem(ClaimId claim, InformationItemId item, String answer, List<DocumentId> documents)
        implements ClaimCommand<Void> {
    public static final Decider<AnswerItem, Void> DECIDER = ClaimDecider.own((command, claim, streams, context) ->
            Decision.of(Changes.of(ClaimState.KIND, AnsweringItems.answer(claim, command, context.now()))));

    public AnswerItem {
        documents = List.copyOf(documents);
    }
}
