package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.query.people.Author;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a claim contains, in the order in which things were first added. Immutable.
 *
 * @param removed the latest documents, at most {@link #MAX_REMOVED_DOCUMENTS}, that were removed from the claim but
 *     stay in its history (C-5); without explanation, address and what they showed
 */
public record ClaimContents(
        List<ClaimedCost> costs,
        List<ClaimDocument> documents,
        List<ClaimDocument> removed,
        List<Requirement> requirements,
        List<Metric> metrics,
        List<Answer> answers,
        List<Comment> comments) {

    /** Far above what an honest claim needs; keeps the view's document small. */
    static final int MAX_REMOVED_DOCUMENTS = 5_000;

    static final ClaimContents EMPTY =
            new ClaimContents(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public ClaimContents {
        costs = List.copyOf(costs);
        documents = List.copyOf(documents);
        removed = List.copyOf(removed);
        requirements = List.copyOf(requirements);
        metrics = List.copyOf(metrics);
        answers = List.copyOf(answers);
        comments = List.copyOf(comments);
    }

    /**
     * A cost (C-6).
     *
     * @param approved what was approved of it; absent before the approval
     * @param reductionReason why less was approved than requested; absent otherwise
     */
    public record ClaimedCost(
            Cost cost, @Nullable Money approved, @Nullable String reductionReason) {}

    /**
     * A document (C-5).
     *
     * @param fileName absent for a link
     * @param contentId refers to the content; absent for a link
     * @param url only for a link
     * @param capturedAt only for a link
     */
    public record ClaimDocument(
            DocumentId document,
            String kind,
            @Nullable String fileName,
            String mediaType,
            long sizeBytes,
            String sha256,
            @Nullable String contentId,
            @Nullable String url,
            @Nullable Instant capturedAt,
            String explanation,
            List<CostId> costs,
            List<String> requirements,
            Instant attachedAt,
            Author attachedBy) {
        public ClaimDocument {
            costs = List.copyOf(costs);
            requirements = List.copyOf(requirements);
        }

        /** What its content is read by; what was said of it stands in the history, and would fill this view's document. */
        ClaimDocument removed() {
            return new ClaimDocument(
                    document,
                    kind,
                    fileName,
                    mediaType,
                    sizeBytes,
                    sha256,
                    contentId,
                    null,
                    capturedAt,
                    "",
                    List.of(),
                    List.of(),
                    attachedAt,
                    attachedBy);
        }

        ClaimDocument explained(String anew, List<CostId> ofCosts, List<String> ofRequirements) {
            return new ClaimDocument(
                    document,
                    kind,
                    fileName,
                    mediaType,
                    sizeBytes,
                    sha256,
                    contentId,
                    url,
                    capturedAt,
                    anew,
                    ofCosts,
                    ofRequirements,
                    attachedAt,
                    attachedBy);
        }
    }

    /** A core requirement and the documents that show it (P-5). */
    public record Requirement(String requirement, boolean ticked, List<DocumentId> documents) {
        public Requirement {
            documents = List.copyOf(documents);
        }
    }

    /** A metric of the activity (P-5). */
    public record Metric(String metric, String value) {}

    /** The answer to a yes/no question on which the activity's proof depends (P-5). */
    public record Answer(String question, boolean answer) {}

    /** A message (C-4). */
    public record Comment(
            CommentId comment, String text, @Nullable DocumentId document, Author by, Instant at) {}

    Set<CostId> costIds() {
        return costs.stream().map(cost -> cost.cost().id()).collect(Collectors.toUnmodifiableSet());
    }

    Money requested(String currency) {
        return costs.stream()
                .map(cost -> cost.cost().requested())
                .reduce(Money.zero(Money.currencyOf(currency)), Money::plus);
    }

    ClaimContents withCosts(List<ClaimedCost> changed) {
        return new ClaimContents(changed, documents, removed, requirements, metrics, answers, comments);
    }

    /** Removes all approvals; each cost again requests what was left after a reduction (V-3, V-5). */
    ClaimContents undecided() {
        return withCosts(costs.stream().map(ClaimContents::undecided).toList());
    }

    private static ClaimedCost undecided(ClaimedCost cost) {
        Money left = cost.approved();
        return new ClaimedCost(left == null ? cost.cost() : cost.cost().asking(left), null, null);
    }

    /** What was approved of each cost (V-3). */
    ClaimContents decided(List<ApprovedCost> decisions) {
        Map<CostId, ApprovedCost> byCost =
                decisions.stream().collect(Collectors.toUnmodifiableMap(ApprovedCost::cost, Function.identity()));
        return withCosts(costs.stream()
                .map(cost -> decided(cost, byCost.get(cost.cost().id())))
                .toList());
    }

    private static ClaimedCost decided(ClaimedCost cost, @Nullable ApprovedCost decision) {
        return decision == null ? cost : new ClaimedCost(cost.cost(), decision.approved(), decision.reason());
    }

    ClaimContents with(Cost cost) {
        return withCosts(put(
                costs, new ClaimedCost(cost, null, null), entry -> entry.cost().id()));
    }

    ClaimContents without(CostId cost) {
        return withCosts(
                costs.stream().filter(entry -> !entry.cost().id().equals(cost)).toList());
    }

    ClaimContents with(ClaimDocument document) {
        return withDocuments(put(documents, document, ClaimDocument::document));
    }

    /** Replaces what a document says about itself. */
    ClaimContents explained(DocumentId document, String explanation, List<CostId> ofCosts, List<String> of) {
        return withDocuments(documents.stream()
                .map(entry -> entry.document().equals(document) ? entry.explained(explanation, ofCosts, of) : entry)
                .toList());
    }

    ClaimContents without(DocumentId document) {
        List<ClaimDocument> gone = new ArrayList<>(removed);
        documents.stream()
                .filter(entry -> entry.document().equals(document))
                .map(ClaimDocument::removed)
                .forEach(gone::add);
        List<ClaimDocument> latest = gone.subList(Math.max(0, gone.size() - MAX_REMOVED_DOCUMENTS), gone.size());
        List<ClaimDocument> rest = documents.stream()
                .filter(entry -> !entry.document().equals(document))
                .toList();
        return new ClaimContents(costs, rest, latest, requirements, metrics, answers, comments);
    }

    private ClaimContents withDocuments(List<ClaimDocument> changed) {
        return new ClaimContents(costs, changed, removed, requirements, metrics, answers, comments);
    }

    ClaimContents with(Requirement requirement) {
        List<Requirement> changed = put(requirements, requirement, Requirement::requirement);
        return new ClaimContents(costs, documents, removed, changed, metrics, answers, comments);
    }

    ClaimContents with(Metric metric) {
        return new ClaimContents(
                costs, documents, removed, requirements, put(metrics, metric, Metric::metric), answers, comments);
    }

    ClaimContents with(Answer answer) {
        return new ClaimContents(
                costs, documents, removed, requirements, metrics, put(answers, answer, Answer::question), comments);
    }

    ClaimContents with(Comment comment) {
        return new ClaimContents(
                costs, documents, removed, requirements, metrics, answers, put(comments, comment, Comment::comment));
    }

    /** Replaces the entry with the same key, or appends. */
    private static <T> List<T> put(List<T> list, T entry, Function<T, ?> key) {
        List<T> changed = new ArrayList<>(list);
        for (int i = 0; i < changed.size(); i++) {
            if (key.apply(changed.get(i)).equals(key.apply(entry))) {
                changed.set(i, entry);
                return changed;
            }
        }
        changed.add(entry);
        return changed;
    }
}
