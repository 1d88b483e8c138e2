package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.organisation.Role;
import org.jspecify.annotations.Nullable;

/** C-4: comments can be added in every state. */
public record AddComment(
        ClaimId claim,
        CommentId comment,
        String text,
        @Nullable DocumentId document) implements ClaimCommand<Void> {
    public static final Decider<AddComment, Void> DECIDER = ClaimDecider.of(
            (command, context) -> context.actor().is(Role.REVIEWER) ? ClaimSight.Side.ANY : ClaimSight.Side.OWN,
            (command, claim, streams, context) ->
                    Decision.of(Changes.of(ClaimState.KIND, Comments.add(claim.file(), command))));
}
