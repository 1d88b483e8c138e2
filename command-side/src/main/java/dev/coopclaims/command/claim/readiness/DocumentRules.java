package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.List;

/** Warnings about documents that other claims use (C-9). */
final class DocumentRules {
    private DocumentRules() {}

    /** Only a warning for each other claim: one proof may well serve two activities. */
    static List<Finding> usedElsewhere(SubmissionContext dossier) {
        return dossier.claim().documents().values().stream()
                .flatMap(document -> dossier.documentUses().getOrDefault(document.sha256(), List.of()).stream()
                        .map(other -> Finding.warning(
                                RefusalCode.DUPLICATE_DOCUMENT.at(
                                        "/documents/" + document.id(),
                                        dossier.claimNumbers().getOrDefault(other, other.value())),
                                other)))
                .toList();
    }
}
