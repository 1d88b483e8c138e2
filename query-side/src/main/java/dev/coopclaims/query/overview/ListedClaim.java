package dev.coopclaims.query.overview;

import com.mongodb.client.model.Indexes;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.projection.View;
import dev.coopclaims.query.text.SearchWords;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One claim in the list (F-6); its id is the key.
 *
 * @param language of its documents, as an IETF tag; absent when not said
 * @param origin out of what the open request for information came; absent where none is open
 * @param requested while it is edited the sum of the costs, then what was submitted
 * @param nextDeadline as {@link NextStep#deadline()}; absent where none runs
 * @param words what {@code q} looks in: of number, title, suppliers and invoice numbers, see {@link SearchWords}
 * @param titleKey where the title stands among others, see {@link dev.coopclaims.query.text.SortKey}
 * @param reviewer whose task it is to decide; absent where nobody's
 * @param rejectedBy who rejected last; absent while nobody did
 * @param costs what the sum and the suppliers are made of, in the order in which they were added
 * @param uploads what colleagues were asked to upload and have not yet
 * @param originals what was asked for and has not arrived
 */
public record ListedClaim(
        OrganisationId organisation,
        String number,
        String programme,
        EarningPeriod period,
        String location,
        String activity,
        String title,
        @Nullable String language,
        ClaimStatus status,
        @Nullable RequestOrigin origin,
        Money requested,
        @Nullable Money approved,
        Instant startedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable Deadline nextDeadline,
        WhoMustAct whoMustAct,
        @Nullable Author reviewer,
        @Nullable UserId rejectedBy,
        List<String> words,
        String titleKey,
        List<ListedCost> costs,
        List<AskedUpload> uploads,
        List<AskedOriginals> originals) {

    /** The stored field by which deadlines are compared: the first instant that is too late. */
    public static final String DEADLINE = "nextDeadline.before";

    public ListedClaim {
        words = List.copyOf(words);
        costs = List.copyOf(costs);
        uploads = List.copyOf(uploads);
        originals = List.copyOf(originals);
    }

    public static final View<ListedClaim> VIEW = new View<>(
            "overview",
            7,
            ListedClaim.class,
            new ListedClaimFold(),
            List.of(
                    Indexes.descending("startedAt", "_id"),
                    Indexes.compoundIndex(Indexes.ascending("organisation"), Indexes.descending("startedAt", "_id")),
                    Indexes.ascending("status", DEADLINE),
                    Indexes.ascending("titleKey", "_id"),
                    Indexes.ascending("organisation", "titleKey", "_id"),
                    Indexes.ascending("words"),
                    Indexes.ascending("uploads.colleague")));

    /**
     * What the list needs of a cost.
     *
     * @param supplier who billed it; absent for in-house work
     * @param invoice the number of the bill; likewise
     */
    public record ListedCost(
            CostId cost,
            Money requested,
            @Nullable String supplier,
            @Nullable String invoice) {

        static ListedCost of(Cost cost) {
            SupplierInvoice bill = cost.invoice();
            return new ListedCost(
                    cost.id(),
                    cost.requested(),
                    bill == null ? null : bill.supplierName(),
                    bill == null ? null : bill.number());
        }

        /** What stands on the bill, for who looks for it. */
        Stream<String> bill() {
            return Stream.concat(Stream.ofNullable(supplier), Stream.ofNullable(invoice));
        }
    }

    /**
     * A document that a colleague was asked for (C-3).
     *
     * @param kind the document kind that is wanted
     */
    public record AskedUpload(UploadRequestId request, UserId colleague, String kind, String text) {}

    /** Originals that a reviewer asked for (V-8). */
    public record AskedOriginals(OriginalsRequestId request, Deadline due) {}
}
