package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.DocumentKind;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentExplained;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.DocumentRemoved;
import dev.coopclaims.kernel.claim.UploadRequestFulfilled;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Documents and the core requirements that they show (C-5, P-5). */
public final class Evidence {
    private static final String LINK_MEDIA_TYPE = "text/uri-list";
    /** The largest expected difference between a user's clock and ours, including a mistaken time zone. */
    private static final Duration CLOCKS_APART = Duration.ofDays(1);

    private Evidence() {}

    /**
     * Attaches documents to the claim and closes the upload request that they name.
     *
     * @throws Refusal with every broken rule; not found if there is no such request
     */
    public static List<ClaimEvent> attach(
            ClaimContent file, AttachDocuments command, Catalogue catalogue, Instant now) {
        Violations violations = new Violations();
        violations.unless(
                file.documents().size() + command.documents().size() <= ClaimLimits.MAX_DOCUMENTS,
                RefusalCode.TOO_MANY_DOCUMENTS,
                "/documents",
                ClaimLimits.MAX_DOCUMENTS);
        kind(command, catalogue, now, violations);
        asked(file, command, violations);
        violations.unless(
                !catalogue.explanationRequired().contains(command.kind())
                        || !command.explanation().isBlank(),
                RefusalCode.EXPLANATION_MISSING,
                "/explanation");
        costs(file, command.costs(), violations);
        requirements(file, command.requirements(), catalogue, violations);
        violations.refuseIfAny();
        List<ClaimEvent> events = new ArrayList<>();
        command.documents().forEach(document -> events.add(attached(file, document, command, now)));
        UploadRequestId request = command.uploadRequest();
        if (request != null) {
            events.add(new UploadRequestFulfilled(
                    file.id(),
                    file.organisation(),
                    request,
                    command.documents().getFirst().id()));
        }
        return events;
    }

    /** No event when nothing changes (C-3). */
    static List<ClaimEvent> explain(ClaimContent file, ExplainDocument command, Catalogue catalogue) {
        AttachedDocument before = file.documents().get(command.document());
        if (before == null) {
            throw Refusal.of(RequestCode.NO_SUCH_DOCUMENT);
        }
        String explanation = command.explanation() == null
                ? before.explanation()
                : command.explanation().strip();
        List<CostId> costs = command.costs() == null ? before.costs() : command.costs();
        List<String> requirements = command.requirements() == null ? before.requirements() : command.requirements();
        Violations violations = new Violations();
        violations.unless(
                !catalogue.explanationRequired().contains(before.kind()) || !explanation.isBlank(),
                RefusalCode.EXPLANATION_MISSING,
                "/explanation");
        // Only newly named costs are checked: the kept ones may have been removed since.
        costs(file, command.costs() == null ? List.of() : costs, violations);
        requirements(file, requirements, catalogue, violations);
        violations.refuseIfAny();
        AttachedDocument after = before.explained(explanation, costs, requirements);
        return after.equals(before)
                ? List.of()
                : List.of(new DocumentExplained(
                        file.id(), file.organisation(), before.id(), explanation, costs, requirements));
    }

    /** A document of the requested kind closes the request, whoever in the organisation uploads it (C-3). */
    private static void asked(ClaimContent file, AttachDocuments command, Violations violations) {
        if (command.uploadRequest() != null) {
            String wanted = UploadRequests.kindOf(file, command.uploadRequest());
            violations.unless(wanted.equals(command.kind()), RefusalCode.UPLOAD_REQUEST_OTHER_KIND, "/kind", wanted);
        }
    }

    private static void costs(ClaimContent file, List<CostId> costs, Violations violations) {
        violations.known(costs, file.costs(), RefusalCode.UNKNOWN_COST.under("C-5"), "/costIds");
    }

    /** Each requirement that the document showed keeps its other documents, or loses its tick. */
    static List<ClaimEvent> remove(ClaimContent file, DocumentId document) {
        if (!file.documents().containsKey(document)) {
            throw Refusal.of(RequestCode.NO_SUCH_DOCUMENT);
        }
        List<ClaimEvent> events = new ArrayList<>();
        file.ticked().forEach((requirement, shownBy) -> {
            if (shownBy.contains(document)) {
                List<DocumentId> rest =
                        shownBy.stream().filter(id -> !id.equals(document)).toList();
                events.add(
                        new CoreRequirementTicked(file.id(), file.organisation(), requirement, !rest.isEmpty(), rest));
            }
        });
        events.add(new DocumentRemoved(file.id(), file.organisation(), document));
        return events;
    }

    /** No event if nothing changes. */
    static List<ClaimEvent> tick(ClaimContent file, TickCoreRequirement command, Catalogue catalogue) {
        Violations violations = new Violations();
        requirement(file, command.requirement(), "/requirements/" + command.requirement(), catalogue, violations);
        violations.unless(
                !command.ticked() || !command.documents().isEmpty(), RefusalCode.DOCUMENT_MISSING, "/documents");
        violations.unless(
                command.ticked() || command.documents().isEmpty(), RefusalCode.DOCUMENT_NOT_EXPECTED, "/documents");
        violations.known(
                command.documents(), file.documents(), RefusalCode.UNKNOWN_DOCUMENT.under("P-5"), "/documents");
        violations.refuseIfAny();
        List<DocumentId> shownBy = command.documents().stream().distinct().toList();
        if (file.ticked().getOrDefault(command.requirement(), List.of()).equals(shownBy)) {
            return List.of();
        }
        return List.of(new CoreRequirementTicked(
                file.id(), file.organisation(), command.requirement(), command.ticked(), shownBy));
    }

    private static void kind(AttachDocuments command, Catalogue catalogue, Instant now, Violations violations) {
        DocumentKind kind = catalogue.documentKind(command.kind()).orElse(null);
        if (kind == null) {
            violations.add(RefusalCode.UNKNOWN_DOCUMENT_KIND.under("C-5").at("/kind", command.kind()));
            return;
        }
        violations.unless(
                kind.stage() == DocumentKind.Stage.CLAIM, RefusalCode.KIND_NOT_OF_CLAIM, "/kind", kind.code());
        for (NewDocument document : command.documents()) {
            switch (document) {
                case NewDocument.File file ->
                    violations.unless(!kind.link(), RefusalCode.LINK_EXPECTED, "/kind", kind.code());
                case NewDocument.Link link -> {
                    violations.unless(kind.link(), RefusalCode.FILE_EXPECTED, "/kind", kind.code());
                    violations.unless(
                            isAddress(link.url()), RefusalCode.ADDRESS_INVALID, "/url", ClaimLimits.MAX_URL_CHARS);
                    violations.unless(
                            link.capturedAt() == null || !link.capturedAt().isAfter(now.plus(CLOCKS_APART)),
                            RefusalCode.CAPTURED_IN_FUTURE,
                            "/capturedAt");
                }
            }
        }
    }

    private static boolean isAddress(String url) {
        if (url.length() > ClaimLimits.MAX_URL_CHARS) {
            return false;
        }
        try {
            URI uri = new URI(url);
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static void requirements(
            ClaimContent file, List<String> codes, Catalogue catalogue, Violations violations) {
        for (int i = 0; i < codes.size(); i++) {
            requirement(file, codes.get(i), "/requirements/" + i, catalogue, violations);
        }
    }

    private static void requirement(
            ClaimContent file, String code, String path, Catalogue catalogue, Violations violations) {
        Set<String> known = ActivityRequirements.of(file.details().activity(), catalogue)
                .<Set<String>>map(ActivityRequirements::coreRequirements)
                .orElse(Set.of());
        violations.unless(
                known.contains(code),
                RefusalCode.UNKNOWN_REQUIREMENT.under("P-5"),
                path,
                file.details().activity(),
                code);
    }

    private static ClaimEvent attached(ClaimContent claim, NewDocument document, AttachDocuments command, Instant now) {
        return switch (document) {
            case NewDocument.File file ->
                new DocumentAttached(
                        claim.id(),
                        claim.organisation(),
                        file.id(),
                        command.kind(),
                        file.fileName(),
                        file.mediaType(),
                        file.sizeBytes(),
                        file.sha256(),
                        file.contentId(),
                        null,
                        null,
                        command.explanation(),
                        command.costs(),
                        command.requirements());
            case NewDocument.Link link ->
                new DocumentAttached(
                        claim.id(),
                        claim.organisation(),
                        link.id(),
                        command.kind(),
                        null,
                        LINK_MEDIA_TYPE,
                        0,
                        link.sha256(),
                        null,
                        link.url(),
                        link.capturedAt() == null ? now : link.capturedAt(),
                        command.explanation(),
                        command.costs(),
                        command.requirements());
        };
    }
}
