package dev.coopclaims.command.dispute;

import dev.coopclaims.command.claim.AttachDocuments;
import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DocumentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * D-1.
 *
 * @param documents the documents of the claim on which the partner relies
 * @param attached new documents; absent if there are none
 */
public record OpenDispute(
        ClaimId claim,
        String explanation,
        List<DocumentId> documents,
        @Nullable AttachDocuments attached) implements ClaimCommand<DisputeOpened> {
    public static final Decider<OpenDispute, DisputeOpened> DECIDER =
            ClaimDecider.own((command, claim, streams, context) -> {
                List<ClaimEvent> events = Disputing.open(
                        Disputing.rejected(claim),
                        command,
                        context.catalogue(claim.file().period()),
                        context.now());
                return new Decision<>(Changes.of(ClaimState.KIND, events), (DisputeOpened) events.getFirst());
            });

    public OpenDispute {
        documents = List.copyOf(documents);
    }
}
