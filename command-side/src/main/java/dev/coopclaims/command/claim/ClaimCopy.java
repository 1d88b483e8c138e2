package dev.coopclaims.command.claim;

import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.fund.LateFunds;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.ExcludedPart;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.claim.MetricRecorded;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies another claim of the organisation into a new draft (C-11). A cost that a reduction cut to nothing counts as
 * rejected and is not copied, even if that reduction was revoked, unless the partner has requested something for it
 * again; every other cost is copied with its requested amount. Documents and ticked requirements are copied if the
 * claim was withdrawn or discarded or expired, because the copy is the same claim, to be submitted again. A rendered statement is
 * not copied, because it names the claim that it was written for; each in-house cost gets a new one. What the version of the
 * catalogue by which the copy is judged does not know is left out, and told.
 */
final class ClaimCopy {

    private ClaimCopy() {}

    /**
     * The events of the new claim.
     *
     * @param takenOver what it takes over, after its start
     * @param leftOut what it does not, because its catalogue does not know it
     */
    record Copied(ClaimStarted started, List<ClaimEvent> takenOver, List<LeftOut> leftOut) {}

    /**
     * Decides.
     *
     * @param source in any state
     * @throws Refusal as {@link InitialForm#start}: the form is checked again
     */
    static Copied of(
            ClaimState source,
            CopyClaim command,
            Actor actor,
            CatalogueVersions versions,
            Exceptions exceptions,
            LateFunds late,
            Instant now) {
        ClaimContent file = source.file();
        Catalogue catalogue = versions.ofUse(file.period());
        ClaimStarted started = InitialForm.start(
                new StartClaim(
                        command.claim(),
                        command.number(),
                        file.programme(),
                        file.period(),
                        file.currency(),
                        file.details()),
                file.id(),
                actor,
                versions,
                exceptions,
                late,
                now);
        List<ClaimEvent> events = new ArrayList<>();
        Map<CostId, CostId> costs = costs(source, catalogue, command, actor, events);
        file.metrics().forEach((metric, value) -> {
            if (catalogue.metricKinds().containsKey(metric)) {
                events.add(new MetricRecorded(command.claim(), file.organisation(), metric, value));
            }
        });
        file.answers()
                .forEach((question, answer) -> events.add(
                        new ActivityQuestionAnswered(command.claim(), file.organisation(), question, answer)));
        if (source.isUndecided()) {
            Map<DocumentId, DocumentId> documents = documents(file, catalogue, command, costs, events);
            requirements(file, catalogue, command, documents, events);
        }
        return new Copied(started, events, leftOut(source, catalogue));
    }

    private static List<LeftOut> leftOut(ClaimState source, Catalogue catalogue) {
        ClaimContent file = source.file();
        List<LeftOut> left = new ArrayList<>();
        notRefused(source)
                .flatMap(cost -> unknown(cost, catalogue).stream())
                .forEach(code -> left.add(new LeftOut(LeftOut.Kind.COST, code)));
        unknown(file.metrics().keySet(), catalogue.metricKinds().keySet(), LeftOut.Kind.METRIC, left);
        if (source.isUndecided()) {
            List<String> kinds = file.documents().values().stream()
                    .map(AttachedDocument::kind)
                    .toList();
            unknown(kinds, catalogue.documentKinds().keySet(), LeftOut.Kind.DOCUMENT, left);
            unknown(file.ticked().keySet(), catalogue.coreRequirements().keySet(), LeftOut.Kind.REQUIREMENT, left);
        }
        return left;
    }

    private static void unknown(Collection<String> codes, Set<String> known, LeftOut.Kind kind, List<LeftOut> left) {
        codes.stream()
                .filter(code -> !known.contains(code))
                .sorted()
                .forEach(code -> left.add(new LeftOut(kind, code)));
    }

    /** The first code of the cost that the catalogue does not know. */
    private static Optional<String> unknown(Cost cost, Catalogue catalogue) {
        if (!catalogue.expenseTypes().containsKey(cost.expenseType())) {
            return Optional.of(cost.expenseType());
        }
        return cost.excluded().stream()
                .map(ExcludedPart::code)
                .filter(code -> !catalogue.ineligibleParts().contains(code))
                .findFirst();
    }

    /** @return the new ids by the former ones */
    private static Map<CostId, CostId> costs(
            ClaimState source, Catalogue catalogue, CopyClaim command, Actor actor, List<ClaimEvent> events) {
        ClaimContent file = source.file();
        Map<CostId, CostId> anew = new HashMap<>();
        takenOver(source, catalogue).forEach(cost -> {
            Cost copy = anew(cost, actor);
            anew.put(cost.id(), copy.id());
            events.add(new CostAdded(command.claim(), file.organisation(), copy));
            if (cost.work() != null) {
                events.add(Statements.attached(
                        command.claim(), file.organisation(), copy.id(), statement(cost, command.statements())));
            }
        });
        return anew;
    }

    /** @return the new ids by the former ones */
    private static Map<DocumentId, DocumentId> documents(
            ClaimContent file,
            Catalogue catalogue,
            CopyClaim command,
            Map<CostId, CostId> costs,
            List<ClaimEvent> events) {
        Map<DocumentId, DocumentId> anew = new HashMap<>();
        for (AttachedDocument document : file.documents().values()) {
            if (document.rendered() || catalogue.documentKind(document.kind()).isEmpty()) {
                continue;
            }
            requireHeld(command, document);
            // A cost that was not copied stays in the list: with no cost at all, it would be evidence of every cost.
            List<CostId> supported = document.costs().stream()
                    .map(cost -> costs.getOrDefault(cost, cost))
                    .toList();
            DocumentId copy = DocumentId.create();
            anew.put(document.id(), copy);
            DocumentAttached came = document.came();
            events.add(new DocumentAttached(
                    command.claim(),
                    file.organisation(),
                    copy,
                    document.kind(),
                    came.fileName(),
                    came.mediaType(),
                    came.sizeBytes(),
                    document.sha256(),
                    came.contentId(),
                    came.url(),
                    came.capturedAt(),
                    document.explanation(),
                    supported,
                    document.requirements()));
        }
        return anew;
    }

    /** The source has become one whose documents are taken along since the copy was prepared: nobody keeps them for it. */
    private static void requireHeld(CopyClaim command, AttachedDocument document) {
        Set<String> held = command.held();
        String content = document.came().contentId();
        if (held != null && content != null && !held.contains(content)) {
            throw Refusal.conflict(RefusalCode.CLAIM_CHANGED_MEANWHILE.at("/claim"));
        }
    }

    /** Where the contents of the documents are kept that a copy takes along (H-5). */
    static List<String> contents(ClaimState source) {
        return source.isUndecided()
                ? source.file().documents().values().stream()
                        .filter(document -> !document.rendered())
                        .map(document -> document.came().contentId())
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
    }

    private static void requirements(
            ClaimContent file,
            Catalogue catalogue,
            CopyClaim command,
            Map<DocumentId, DocumentId> documents,
            List<ClaimEvent> events) {
        file.ticked().forEach((requirement, shownBy) -> {
            List<DocumentId> shown = shownBy.stream()
                    .map(documents::get)
                    .filter(Objects::nonNull)
                    .toList();
            if (!shown.isEmpty() && catalogue.coreRequirements().containsKey(requirement)) {
                events.add(new CoreRequirementTicked(command.claim(), file.organisation(), requirement, true, shown));
            }
        });
    }

    /** The copied costs that each need a new statement (C-6). */
    static List<Cost> inHouse(ClaimState source, Catalogue catalogue) {
        return takenOver(source, catalogue).filter(cost -> cost.work() != null).toList();
    }

    private static Stream<Cost> takenOver(ClaimState source, Catalogue catalogue) {
        return notRefused(source).filter(cost -> unknown(cost, catalogue).isEmpty());
    }

    private static Stream<Cost> notRefused(ClaimState source) {
        Set<CostId> refused = source.refusedCosts();
        return source.file().costs().values().stream().filter(cost -> !refused.contains(cost.id()));
    }

    /** Checks that the statement was rendered from the cost as it is now: somebody may have changed it since. */
    private static NewDocument.File statement(Cost cost, Map<Cost, NewDocument.File> statements) {
        NewDocument.File statement = statements.get(cost);
        if (statement == null) {
            throw Refusal.conflict(RefusalCode.CLAIM_CHANGED_MEANWHILE.at("/claim"));
        }
        return statement;
    }

    /** The user who copies the claim accepts the statements of the copy. */
    private static Cost anew(Cost cost, Actor actor) {
        return new Cost(
                CostId.create(),
                cost.source(),
                cost.expenseType(),
                cost.invoice(),
                cost.keys(),
                accepted(cost.work(), actor),
                cost.net(),
                cost.requested(),
                cost.excluded(),
                cost.attendees(),
                cost.conference());
    }

    private static @Nullable InHouseWork accepted(@Nullable InHouseWork work, Actor actor) {
        return work == null
                ? null
                : new InHouseWork(
                        work.worker(),
                        work.hours(),
                        work.hourlyRate(),
                        work.from(),
                        work.to(),
                        work.description(),
                        actor.user());
    }
}
