package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.NoteId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.RejectedPart;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.claimdetails.AskedItem.ItemAnswer;
import dev.coopclaims.query.claimdetails.AskedUpload.UploadState;
import dev.coopclaims.query.claimdetails.ClaimExchange.DisputeOutcome;
import dev.coopclaims.query.overview.Person;
import dev.coopclaims.query.progress.Author;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was asked and answered over a claim, as people see it; to a partner the vendor's people are a team (H-1).
 *
 * @param notes absent for a partner, whether there are any or not (H-2)
 */
public record ExchangeBody(
        List<Round> informationRequests,
        List<Dispute> disputes,
        List<Revocation> revocations,
        List<Originals> originals,
        List<Upload> uploadRequests,
        @Nullable List<Note> notes) {

    public ExchangeBody {
        informationRequests = List.copyOf(informationRequests);
        disputes = List.copyOf(disputes);
        revocations = List.copyOf(revocations);
        originals = List.copyOf(originals);
        uploadRequests = List.copyOf(uploadRequests);
        notes = notes == null ? null : List.copyOf(notes);
    }

    /**
     * A request for information (V-2).
     *
     * @param open whether it waits for the partner
     */
    public record Round(
            RequestOrigin origin,
            List<Item> items,
            Deadline answerDue,
            Person by,
            Instant at,
            boolean open,
            @Nullable Instant closedAt) {
        public Round {
            items = List.copyOf(items);
        }
    }

    /** One thing that was asked for, and its answer once it is given. */
    public record Item(
            InformationItemId item,
            String code,
            String text,
            @Nullable CostId cost,
            @Nullable DocumentId document,
            @Nullable String missing,
            @Nullable String answer,
            List<DocumentId> answerDocuments,
            @Nullable Person answeredBy,
            @Nullable Instant answeredAt) {
        public Item {
            answerDocuments = List.copyOf(answerDocuments);
        }
    }

    /** A dispute, and how it ended once it did (D-1). */
    public record Dispute(
            String explanation,
            List<DocumentId> documents,
            Person by,
            Instant at,
            Deadline due,
            @Nullable DisputeOutcome outcome,
            List<String> reasons,
            List<RejectedPart> parts,
            @Nullable String text,
            @Nullable Person decidedBy,
            @Nullable Instant decidedAt) {
        public Dispute {
            documents = List.copyOf(documents);
            reasons = List.copyOf(reasons);
            parts = List.copyOf(parts);
        }
    }

    /** An approval that was taken back (V-5). */
    public record Revocation(String reason, Person by, Instant at) {}

    /** Originals that were asked for (V-8); the receipt once they arrived. */
    public record Originals(
            OriginalsRequestId request,
            List<DocumentId> documents,
            String text,
            Deadline due,
            Person by,
            Instant at,
            @Nullable String receipt,
            @Nullable Instant receivedAt) {
        public Originals {
            documents = List.copyOf(documents);
        }
    }

    /** A request to a colleague for a document (C-3). */
    public record Upload(
            UploadRequestId request,
            Person colleague,
            String kind,
            String text,
            Person by,
            Instant at,
            UploadState state,
            @Nullable DocumentId document) {}

    /** A note between reviewers (V-9). */
    public record Note(NoteId note, String text, Person by, Instant at) {}

    static ExchangeBody of(ClaimExchange exchange, Function<Author, Person> named, boolean toVendor) {
        return new ExchangeBody(
                exchange.rounds().stream().map(round -> round(round, named)).toList(),
                exchange.disputes().stream()
                        .map(dispute -> dispute(dispute, named))
                        .toList(),
                exchange.revocations().stream()
                        .map(revoked -> new Revocation(revoked.reason(), named.apply(revoked.by()), revoked.at()))
                        .toList(),
                exchange.originals().stream()
                        .map(asked -> originals(asked, named))
                        .toList(),
                exchange.uploads().stream().map(asked -> upload(asked, named)).toList(),
                toVendor
                        ? exchange.notes().stream()
                                .map(note -> new Note(note.note(), note.text(), named.apply(note.by()), note.at()))
                                .toList()
                        : null);
    }

    private static Round round(ClaimExchange.InformationRound round, Function<Author, Person> named) {
        return new Round(
                round.origin(),
                round.items().stream().map(item -> item(item, named)).toList(),
                round.answerDue(),
                named.apply(round.by()),
                round.at(),
                round.closedAt() == null,
                round.closedAt());
    }

    private static Item item(AskedItem asked, Function<Author, Person> named) {
        InformationItem item = asked.item();
        ItemAnswer answer = asked.answer();
        return new Item(
                item.id(),
                item.code(),
                item.text(),
                item.cost(),
                item.document(),
                item.missing(),
                answer == null ? null : answer.text(),
                answer == null ? List.of() : answer.documents(),
                answer == null ? null : named.apply(answer.by()),
                answer == null ? null : answer.at());
    }

    private static Dispute dispute(ClaimExchange.Dispute dispute, Function<Author, Person> named) {
        ClaimExchange.DisputeDecision end = dispute.decision();
        return new Dispute(
                dispute.explanation(),
                dispute.documents(),
                named.apply(dispute.by()),
                dispute.at(),
                dispute.due(),
                end == null ? null : end.outcome(),
                end == null ? List.of() : end.why().reasons(),
                end == null ? List.of() : end.why().parts(),
                end == null ? null : end.why().text(),
                end == null ? null : named.apply(end.by()),
                end == null ? null : end.at());
    }

    private static Originals originals(ClaimExchange.Originals asked, Function<Author, Person> named) {
        return new Originals(
                asked.request(),
                asked.documents(),
                asked.text(),
                asked.due(),
                named.apply(asked.by()),
                asked.at(),
                asked.receipt(),
                asked.receivedAt());
    }

    private static Upload upload(AskedUpload asked, Function<Author, Person> named) {
        return new Upload(
                asked.request(),
                named.apply(asked.colleague()),
                asked.kind(),
                asked.text(),
                named.apply(asked.by()),
                asked.at(),
                asked.state(),
                asked.document());
    }
}
