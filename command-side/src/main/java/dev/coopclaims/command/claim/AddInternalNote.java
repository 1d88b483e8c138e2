package dev.coopclaims.command.claim;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.NoteId;

/** V-9. */
public record AddInternalNote(ClaimId claim, NoteId note, String text) implements ClaimCommand<Void> {
    public static final Decider<AddInternalNote, Void> DECIDER = ClaimDecider.of(
            (command, context) -> ClaimSight.Side.VENDOR,
            (command, claim, streams, context) ->
                    Decision.of(Changes.of(ClaimState.KIND, InternalNotes.add(claim.file(), command))));
}
