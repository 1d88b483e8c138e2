package dev.coopclaims.command.retention;

import dev.coopclaims.command.claim.ClaimCommand;
import dev.coopclaims.command.claim.ClaimDecider;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ContentsPurged;
import dev.coopclaims.kernel.claim.DocumentId;
import java.time.LocalDate;
import java.util.List;

/**
 * H-5: contents are no longer kept. Sent after they were removed, so that what the log says has happened. Whoever comes second
 * does nothing.
 */
public record RecordPurge(ClaimId claim, List<DocumentId> documents) implements ClaimCommand<Boolean> {
    public static final Decider<RecordPurge, Boolean> DECIDER = ClaimDecider.byTime((command, claim, context) -> {
        LocalDate keptUntil = claim.file().told().keepOriginalsUntil();
        List<DocumentId> purged = command.documents().stream()
                .filter(claim.file().contents().kept()::containsKey)
                .toList();
        return purged.isEmpty() && claim.file().told().purging().isDone(keptUntil)
                ? List.of()
                : List.of(new ContentsPurged(command.claim(), claim.file().organisation(), purged, keptUntil));
    });

    public RecordPurge {
        documents = List.copyOf(documents);
    }
}
