package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.OriginalsReceived;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.RejectedPart;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.claimdetails.AskedUpload.UploadState;
import dev.coopclaims.query.people.Author;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the two sides, and colleagues among themselves, asked and answered over a claim; each list as it happened. Never
 * changes; every change is a new one. What reviewers note among themselves is a view of its own ({@link ClaimNotes}).
 */
public record ClaimCorrespondence(
        List<InformationRound> rounds,
        List<Dispute> disputes,
        List<Revocation> revocations,
        List<Originals> originals,
        List<AskedUpload> uploads) {

    static final ClaimCorrespondence EMPTY =
            new ClaimCorrespondence(List.of(), List.of(), List.of(), List.of(), List.of());

    public ClaimCorrespondence {
        rounds = List.copyOf(rounds);
        disputes = List.copyOf(disputes);
        revocations = List.copyOf(revocations);
        originals = List.copyOf(originals);
        uploads = List.copyOf(uploads);
    }

    /**
     * A request for information (V-2).
     *
     * @param answerDue the deadline for answers (V-6), as last extended (C-7)
     * @param open whether it waits for the partner
     * @param closedAt when the claim continued; absent while it is open
     */
    public record InformationRound(
            RequestOrigin origin,
            List<AskedItem> items,
            Deadline answerDue,
            Author by,
            Instant at,
            boolean open,
            @Nullable Instant closedAt) {
        public InformationRound {
            items = List.copyOf(items);
        }

        InformationRound closed(Instant when) {
            return open ? new InformationRound(origin, items, answerDue, by, at, false, when) : this;
        }

        InformationRound answerUntil(Deadline later) {
            return open ? new InformationRound(origin, items, later, by, at, true, null) : this;
        }

        InformationRound each(UnaryOperator<AskedItem> change) {
            List<AskedItem> changed = items.stream().map(change).toList();
            return new InformationRound(origin, changed, answerDue, by, at, open, closedAt);
        }
    }

    /** How a dispute ended (domain.md §5.1). */
    public enum DisputeOutcome {
        UPHELD,
        DISMISSED,
        WITHDRAWN
    }

    /**
     * A dispute (D-1); the components of its outcome are absent while it is open.
     *
     * @param documents the documents it relies on: those named at first and those submitted while it is open (D-4)
     * @param due the deadline for its decision (D-2); a resubmission restarts it
     * @param reasons codes of the catalogue; empty unless it was dismissed
     * @param parts the parts of the claim that reasons refer to
     * @param text the reviewer's words; empty when it was withdrawn
     */
    public record Dispute(
            String explanation,
            List<DocumentId> documents,
            Author by,
            Instant at,
            Deadline due,
            @Nullable DisputeOutcome outcome,
            List<String> reasons,
            List<RejectedPart> parts,
            @Nullable String text,
            @Nullable Author decidedBy,
            @Nullable Instant decidedAt) {
        public Dispute {
            documents = List.copyOf(documents);
            reasons = List.copyOf(reasons);
            parts = List.copyOf(parts);
        }

        /** A newly opened dispute. */
        static Dispute opened(String explanation, List<DocumentId> documents, Author by, Instant at, Deadline due) {
            return new Dispute(explanation, documents, by, at, due, null, List.of(), List.of(), null, null, null);
        }

        Dispute with(DocumentId document) {
            return outcome != null || documents.contains(document) ? this : with(appended(documents, document));
        }

        Dispute without(DocumentId document) {
            return with(others(documents, document));
        }

        private Dispute with(List<DocumentId> changed) {
            return new Dispute(explanation, changed, by, at, due, outcome, reasons, parts, text, decidedBy, decidedAt);
        }

        Dispute dueAnew(Deadline again) {
            return outcome == null ? opened(explanation, documents, by, at, again) : this;
        }

        Dispute decided(DisputeOutcome how, Outcome.Reasons why, Author who, Instant when) {
            return outcome == null
                    ? new Dispute(
                            explanation, documents, by, at, due, how, why.reasons(), why.parts(), why.text(), who, when)
                    : this;
        }
    }

    /** A revocation of an approval (V-5). */
    public record Revocation(String reason, Author by, Instant at) {}

    /**
     * A request for originals (V-8).
     *
     * @param documents whose originals; empty: all
     * @param receipt absent until they arrive
     * @param receivedDocuments whose originals arrived; empty: those that were asked for, or none yet
     * @param complete whether all arrived; absent until they did
     * @param receivedAt likewise
     */
    public record Originals(
            OriginalsRequestId request,
            List<DocumentId> documents,
            String text,
            Deadline due,
            Author by,
            Instant at,
            @Nullable String receipt,
            List<DocumentId> receivedDocuments,
            @Nullable Boolean complete,
            @Nullable Instant receivedAt) {
        public Originals {
            documents = List.copyOf(documents);
            receivedDocuments = List.copyOf(receivedDocuments);
        }

        Originals dueAnew(Deadline later) {
            return new Originals(
                    request, documents, text, later, by, at, receipt, receivedDocuments, complete, receivedAt);
        }

        Originals received(OriginalsReceived what, Instant when) {
            return new Originals(
                    request, documents, text, due, by, at, what.receipt(), what.documents(), what.complete(), when);
        }
    }

    ClaimCorrespondence with(InformationRound round) {
        return withRounds(appended(rounds, round));
    }

    ClaimCorrespondence eachItem(UnaryOperator<AskedItem> change) {
        return withRounds(rounds.stream().map(round -> round.each(change)).toList());
    }

    /**
     * Removes a document from answers and disputes. Requests for originals and fulfilled uploads record what was asked
     * for and what came, so they stay.
     */
    ClaimCorrespondence without(DocumentId document) {
        return withRounds(rounds.stream()
                        .map(round -> round.each(item -> item.without(document, round.open())))
                        .toList())
                .eachDispute(dispute -> dispute.without(document));
    }

    /** The claim was locked: uploads are no longer possible (C-3). */
    ClaimCorrespondence locked() {
        return withUploads(changed(
                uploads,
                upload -> upload.state() == UploadState.OPEN,
                upload -> upload.ended(UploadState.LOCKED, null)));
    }

    /** The claim continued: closes the open request. */
    ClaimCorrespondence closedRound(Instant when) {
        return withRounds(rounds.stream().map(round -> round.closed(when)).toList());
    }

    ClaimCorrespondence answerUntil(Deadline later) {
        return withRounds(rounds.stream().map(round -> round.answerUntil(later)).toList());
    }

    private ClaimCorrespondence withRounds(List<InformationRound> changed) {
        return new ClaimCorrespondence(changed, disputes, revocations, originals, uploads);
    }

    ClaimCorrespondence with(Dispute dispute) {
        return withDisputes(appended(disputes, dispute));
    }

    ClaimCorrespondence disputedWith(DocumentId document) {
        return eachDispute(dispute -> dispute.with(document));
    }

    ClaimCorrespondence disputeDue(Deadline again) {
        return eachDispute(dispute -> dispute.dueAnew(again));
    }

    ClaimCorrespondence eachDispute(UnaryOperator<Dispute> change) {
        return withDisputes(disputes.stream().map(change).toList());
    }

    private ClaimCorrespondence withDisputes(List<Dispute> changed) {
        return new ClaimCorrespondence(rounds, changed, revocations, originals, uploads);
    }

    ClaimCorrespondence with(Revocation revocation) {
        return new ClaimCorrespondence(rounds, disputes, appended(revocations, revocation), originals, uploads);
    }

    ClaimCorrespondence with(Originals asked) {
        return new ClaimCorrespondence(rounds, disputes, revocations, appended(originals, asked), uploads);
    }

    ClaimCorrespondence originalsDue(@Nullable OriginalsRequestId request, Deadline later) {
        List<Originals> changed =
                changed(originals, asked -> asked.request().equals(request), asked -> asked.dueAnew(later));
        return new ClaimCorrespondence(rounds, disputes, revocations, changed, uploads);
    }

    ClaimCorrespondence received(OriginalsReceived what, Instant when) {
        List<Originals> changed = changed(
                originals, asked -> asked.request().equals(what.request()), asked -> asked.received(what, when));
        return new ClaimCorrespondence(rounds, disputes, revocations, changed, uploads);
    }

    ClaimCorrespondence with(AskedUpload asked) {
        return withUploads(appended(uploads, asked));
    }

    ClaimCorrespondence ended(UploadRequestId request, UploadState how, @Nullable DocumentId document) {
        return withUploads(
                changed(uploads, upload -> upload.request().equals(request), upload -> upload.ended(how, document)));
    }

    private ClaimCorrespondence withUploads(List<AskedUpload> changed) {
        return new ClaimCorrespondence(rounds, disputes, revocations, originals, changed);
    }

    static List<DocumentId> others(List<DocumentId> documents, DocumentId without) {
        return documents.stream().filter(id -> !id.equals(without)).toList();
    }

    private static <T> List<T> appended(List<T> list, T entry) {
        List<T> longer = new ArrayList<>(list);
        longer.add(entry);
        return longer;
    }

    private static <T> List<T> changed(List<T> list, Predicate<T> which, UnaryOperator<T> change) {
        return list.stream()
                .map(entry -> which.test(entry) ? change.apply(entry) : entry)
                .toList();
    }
}
