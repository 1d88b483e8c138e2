package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.NoteId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.claimdetails.AskedItem.ItemAnswer;
import dev.coopclaims.query.claimdetails.AskedUpload.UploadState;
import dev.coopclaims.query.progress.Author;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the two sides, and colleagues among themselves, asked and answered over a claim; each list as it happened. Never
 * changes; every change is a new one.
 *
 * @param notes between reviewers; they never leave the vendor's side (H-2)
 */
public record ClaimExchange(
        List<InformationRound> rounds,
        List<Dispute> disputes,
        List<Revocation> revocations,
        List<Originals> originals,
        List<AskedUpload> uploads,
        List<Note> notes) {

    static final ClaimExchange EMPTY =
            new ClaimExchange(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public ClaimExchange {
        rounds = List.copyOf(rounds);
        disputes = List.copyOf(disputes);
        revocations = List.copyOf(revocations);
        originals = List.copyOf(originals);
        uploads = List.copyOf(uploads);
        notes = List.copyOf(notes);
    }

    /**
     * A request for information (V-2).
     *
     * @param answerDue until when answers are taken (V-6), as extended last (C-7)
     * @param closedAt when the claim went on; absent while it is open
     */
    public record InformationRound(
            RequestOrigin origin,
            List<AskedItem> items,
            Deadline answerDue,
            Author by,
            Instant at,
            @Nullable Instant closedAt) {
        public InformationRound {
            items = List.copyOf(items);
        }

        InformationRound closed(Instant when) {
            return closedAt == null ? new InformationRound(origin, items, answerDue, by, at, when) : this;
        }

        InformationRound answerUntil(Deadline later) {
            return closedAt == null ? new InformationRound(origin, items, later, by, at, null) : this;
        }

        InformationRound with(InformationItemId item, ItemAnswer answer) {
            List<AskedItem> changed = items.stream()
                    .map(asked -> asked.item().id().equals(item) ? new AskedItem(asked.item(), answer) : asked)
                    .toList();
            return new InformationRound(origin, changed, answerDue, by, at, closedAt);
        }

        InformationRound without(DocumentId document) {
            List<AskedItem> changed = items.stream()
                    .map(asked -> asked.without(document, closedAt == null))
                    .toList();
            return new InformationRound(origin, changed, answerDue, by, at, closedAt);
        }
    }

    /** How a dispute ended (domain.md §5.1). */
    public enum DisputeOutcome {
        UPHELD,
        DISMISSED,
        WITHDRAWN
    }

    /**
     * A dispute (D-1).
     *
     * @param documents on which it relies: those named at first, and those handed in while it is open (D-4)
     * @param due until when it is to be answered (D-2); a resubmission restarts it
     * @param decision absent while it is open
     */
    public record Dispute(
            String explanation,
            List<DocumentId> documents,
            Author by,
            Instant at,
            Deadline due,
            @Nullable DisputeDecision decision) {
        public Dispute {
            documents = List.copyOf(documents);
        }

        Dispute with(DocumentId document) {
            boolean joins = decision == null && !documents.contains(document);
            return joins ? new Dispute(explanation, appended(documents, document), by, at, due, null) : this;
        }

        Dispute without(DocumentId document) {
            return new Dispute(explanation, others(documents, document), by, at, due, decision);
        }

        Dispute dueAnew(Deadline again) {
            return decision == null ? new Dispute(explanation, documents, by, at, again, null) : this;
        }

        Dispute decided(DisputeDecision how) {
            return decision == null ? new Dispute(explanation, documents, by, at, due, how) : this;
        }
    }

    /**
     * The end of a dispute.
     *
     * @param why no reasons unless it was dismissed; no text when it was withdrawn
     */
    public record DisputeDecision(DisputeOutcome outcome, Outcome.Reasons why, Author by, Instant at) {}

    /** An approval that was taken back (V-5). */
    public record Revocation(String reason, Author by, Instant at) {}

    /**
     * Originals that were asked for (V-8).
     *
     * @param documents whose originals; empty: all
     * @param receipt absent until they arrived
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
            @Nullable Instant receivedAt) {
        public Originals {
            documents = List.copyOf(documents);
        }

        Originals received(String how, Instant when) {
            return new Originals(request, documents, text, due, by, at, how, when);
        }
    }

    /** A note between reviewers (V-9). */
    public record Note(NoteId note, String text, Author by, Instant at) {}

    /** Everybody who is named in it; without who wrote notes where they are not shown. */
    Stream<Author> people(boolean withNotes) {
        return Stream.of(
                        rounds.stream().map(InformationRound::by),
                        rounds.stream()
                                .flatMap(round -> round.items().stream())
                                .flatMap(item -> Stream.ofNullable(item.answer()))
                                .map(ItemAnswer::by),
                        disputes.stream().map(Dispute::by),
                        disputes.stream()
                                .flatMap(dispute -> Stream.ofNullable(dispute.decision()))
                                .map(DisputeDecision::by),
                        revocations.stream().map(Revocation::by),
                        originals.stream().map(Originals::by),
                        uploads.stream().flatMap(upload -> Stream.of(upload.by(), upload.colleague())),
                        withNotes ? notes.stream().map(Note::by) : Stream.<Author>empty())
                .flatMap(authors -> authors);
    }

    ClaimExchange with(InformationRound round) {
        return withRounds(appended(rounds, round));
    }

    ClaimExchange answered(InformationItemId item, ItemAnswer answer) {
        return withRounds(rounds.stream().map(round -> round.with(item, answer)).toList());
    }

    /**
     * A document left the claim: no answer and no dispute names it any more. Requests for originals and what was uploaded
     * say what was asked for and what came, and stay.
     */
    ClaimExchange without(DocumentId document) {
        return withRounds(rounds.stream().map(round -> round.without(document)).toList())
                .eachDispute(dispute -> dispute.without(document));
    }

    /** The claim was locked: nothing can be uploaded any more (C-3). */
    ClaimExchange locked() {
        return withUploads(changed(
                uploads,
                upload -> upload.state() == UploadState.OPEN,
                upload -> upload.ended(UploadState.LOCKED, null)));
    }

    /** The claim went on: what was open is closed. */
    ClaimExchange closedRound(Instant when) {
        return withRounds(rounds.stream().map(round -> round.closed(when)).toList());
    }

    ClaimExchange answerUntil(Deadline later) {
        return withRounds(rounds.stream().map(round -> round.answerUntil(later)).toList());
    }

    private ClaimExchange withRounds(List<InformationRound> changed) {
        return new ClaimExchange(changed, disputes, revocations, originals, uploads, notes);
    }

    ClaimExchange with(Dispute dispute) {
        return withDisputes(appended(disputes, dispute));
    }

    ClaimExchange disputedWith(DocumentId document) {
        return eachDispute(dispute -> dispute.with(document));
    }

    ClaimExchange disputeDue(Deadline again) {
        return eachDispute(dispute -> dispute.dueAnew(again));
    }

    ClaimExchange decided(DisputeDecision decision) {
        return eachDispute(dispute -> dispute.decided(decision));
    }

    private ClaimExchange eachDispute(UnaryOperator<Dispute> change) {
        return withDisputes(disputes.stream().map(change).toList());
    }

    private ClaimExchange withDisputes(List<Dispute> changed) {
        return new ClaimExchange(rounds, changed, revocations, originals, uploads, notes);
    }

    ClaimExchange with(Revocation revocation) {
        return new ClaimExchange(rounds, disputes, appended(revocations, revocation), originals, uploads, notes);
    }

    ClaimExchange with(Originals asked) {
        return new ClaimExchange(rounds, disputes, revocations, appended(originals, asked), uploads, notes);
    }

    ClaimExchange received(OriginalsRequestId request, String receipt, Instant when) {
        List<Originals> changed =
                changed(originals, asked -> asked.request().equals(request), asked -> asked.received(receipt, when));
        return new ClaimExchange(rounds, disputes, revocations, changed, uploads, notes);
    }

    ClaimExchange with(AskedUpload asked) {
        return withUploads(appended(uploads, asked));
    }

    ClaimExchange ended(UploadRequestId request, UploadState how, @Nullable DocumentId document) {
        return withUploads(
                changed(uploads, upload -> upload.request().equals(request), upload -> upload.ended(how, document)));
    }

    private ClaimExchange withUploads(List<AskedUpload> changed) {
        return new ClaimExchange(rounds, disputes, revocations, originals, changed, notes);
    }

    ClaimExchange with(Note note) {
        return new ClaimExchange(rounds, disputes, revocations, originals, uploads, appended(notes, note));
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
