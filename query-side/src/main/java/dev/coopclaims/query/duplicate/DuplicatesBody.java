package dev.coopclaims.query.duplicate;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a claim has in common with other claims of its organisation (C-9).
 *
 * @param items at most {@link DuplicateQueries#MAX_ITEMS}; same numbers first, then net and date, then files
 * @param more whether there are more than were returned
 */
public record DuplicatesBody(ClaimId claim, List<Duplicate> items, boolean more) {

    public DuplicatesBody {
        items = List.copyOf(items);
    }

    /** What two claims have in common. */
    public enum Likeness {
        /** The invoice's number, whoever the supplier. */
        SAME_NUMBER,
        /** The invoice's net amount and date, whatever its number. */
        SAME_NET_AND_DATE,
        /** A document with the same content. */
        SAME_FILE
    }

    /** The two claims, side by side. */
    public record Duplicate(Likeness kind, Side own, Side other) {}

    /**
     * One of the two claims.
     *
     * @param statusName the status as shown to people
     * @param submittedAt absent before the submission
     * @param cost absent when a file is the same
     * @param file absent when a cost is alike
     */
    public record Side(
            ClaimId claim,
            String number,
            String title,
            ClaimStatus status,
            String statusName,
            @Nullable Instant submittedAt,
            @Nullable BilledSide cost,
            @Nullable FileSide file) {}

    /** A cost that a third party billed. */
    public record BilledSide(CostId cost, SupplierInvoice invoice, Money net, Money requested) {}

    /** A document. */
    public record FileSide(
            DocumentId document, String kind, @Nullable String fileName, String sha256, Instant attachedAt) {}
}
