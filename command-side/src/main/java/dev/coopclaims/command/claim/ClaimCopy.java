package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.claim.CoreRequirementTicked;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.claim.MetricRecorded;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A new draft of what another claim of the organisation says (C-11). A cost of which a reduction left nothing was rejected
 * and stays behind, also when that reduction was revoked, unless the partner asks for something of it anew; any other comes with what it asks for, as nothing was decided about it anew. Documents and ticked
 * requirements come along where the claim was taken back or given up: it is the same claim, to be handed in again. A
 * rendered statement stays behind, because it names the claim that it was written for: each in-house cost comes with one
 * of its own.
 */
final class ClaimCopy {

    private ClaimCopy() {}

    /**
     * A claim to come.
     *
     * @param takenOver what it takes over, after its start
     */
    record Copied(ClaimStarted started, List<ClaimEvent> takenOver) {}

    /**
     * Decides.
     *
     * @param source in whatever state
     * @throws Refusal as of {@link InitialForm#start}: the form is judged anew
     */
    static Copied of(ClaimState source, CopyClaim command, Actor actor, Catalogue catalogue, Instant now) {
        ClaimFile file = source.file();
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
                catalogue,
                now);
        List<ClaimEvent> events = new ArrayList<>();
        Map<CostId, CostId> costs = costs(source, command, actor, events);
        file.metrics()
                .forEach((metric, value) ->
                        events.add(new MetricRecorded(command.claim(), file.organisation(), metric, value)));
        file.answers()
                .forEach((question, answer) -> events.add(
                        new ActivityQuestionAnswered(command.claim(), file.organisation(), question, answer)));
        if (source.isTakenBack()) {
            Map<DocumentId, DocumentId> documents = documents(file, command, costs, events);
            requirements(file, command, documents, events);
        }
        return new Copied(started, events);
    }

    /** @return the new ids by the former ones */
    private static Map<CostId, CostId> costs(
            ClaimState source, CopyClaim command, Actor actor, List<ClaimEvent> events) {
        ClaimFile file = source.file();
        Map<CostId, CostId> anew = new HashMap<>();
        takenOver(source).forEach(cost -> {
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
            ClaimFile file, CopyClaim command, Map<CostId, CostId> costs, List<ClaimEvent> events) {
        Map<DocumentId, DocumentId> anew = new HashMap<>();
        for (AttachedDocument document : file.documents().values()) {
            if (document.rendered()) {
                continue;
            }
            // A cost that stayed behind stays named: without a name it would be evidence of every cost.
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

    private static void requirements(
            ClaimFile file, CopyClaim command, Map<DocumentId, DocumentId> documents, List<ClaimEvent> events) {
        file.ticked().forEach((requirement, shownBy) -> {
            List<DocumentId> shown = shownBy.stream()
                    .map(documents::get)
                    .filter(Objects::nonNull)
                    .toList();
            if (!shown.isEmpty()) {
                events.add(new CoreRequirementTicked(command.claim(), file.organisation(), requirement, true, shown));
            }
        });
    }

    /** The costs that a copy takes over and of which each needs a statement of its own (C-6). */
    static List<Cost> inHouse(ClaimState source) {
        return takenOver(source).filter(cost -> cost.work() != null).toList();
    }

    private static Stream<Cost> takenOver(ClaimState source) {
        Set<CostId> refused = source.refusedCosts();
        return source.file().costs().values().stream().filter(cost -> !refused.contains(cost.id()));
    }

    /** Rendered from the cost as it is now: between the two somebody may have changed it. */
    private static NewDocument.File statement(Cost cost, Map<Cost, NewDocument.File> statements) {
        NewDocument.File statement = statements.get(cost);
        if (statement == null) {
            throw Refusal.conflict(RefusalCode.CLAIM_CHANGED_MEANWHILE.at("/claim"));
        }
        return statement;
    }

    /** Whoever copies accepts the statement of the copy. */
    private static Cost anew(Cost cost, Actor actor) {
        return new Cost(
                CostId.create(),
                cost.source(),
                cost.expenseType(),
                cost.invoice(),
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
