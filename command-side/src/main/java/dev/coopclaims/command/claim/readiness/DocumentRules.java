package dev.coopclaims.command.claim.readiness;

import java.util.List;

/** What is said of documents that were used before (C-9). */
final class DocumentRules {
    private DocumentRules() {}

    /** A warning for each other claim: one proof may well serve two activities. */
    static List<Finding> usedElsewhere(Dossier dossier) {
        return dossier.claim().documents().values().stream()
                .flatMap(document -> dossier.documentUses().getOrDefault(document.sha256(), List.of()).stream()
                        .map(other -> Finding.warning(
                                "DUPLICATE_DOCUMENT",
                                "/documents/" + document.id(),
                                "the same document is in claim "
                                        + dossier.claimNumbers().getOrDefault(other, other.value())
                                        + " too; say in its explanation why it belongs here",
                                "C-9",
                                other)))
                .toList();
    }
}
