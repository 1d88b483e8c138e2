package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.query.people.Author;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item that was asked for, and its latest answer; the parts of the answer are absent until it is given.
 *
 * @param code the catalogue's code for what it is about
 * @param missing the document kind that is missing
 */
public record AskedItem(
        InformationItemId item,
        String code,
        String text,
        @Nullable CostId cost,
        @Nullable DocumentId document,
        @Nullable String missing,
        @Nullable String answer,
        List<DocumentId> answerDocuments,
        @Nullable Author answeredBy,
        @Nullable Instant answeredAt) {
    public AskedItem {
        answerDocuments = List.copyOf(answerDocuments);
    }

    static AskedItem of(InformationItem asked) {
        return new AskedItem(
                asked.id(),
                asked.code(),
                asked.text(),
                asked.cost(),
                asked.document(),
                asked.missing(),
                null,
                List.of(),
                null,
                null);
    }

    AskedItem answered(String with, List<DocumentId> documents, @Nullable Author by, @Nullable Instant at) {
        return new AskedItem(item, code, text, cost, document, missing, with, documents, by, at);
    }

    /** Removes a document. An answer that named nothing else no longer counts while another can be given (V-2). */
    AskedItem without(DocumentId removed, boolean open) {
        if (answer == null || !answerDocuments.contains(removed)) {
            return this;
        }
        List<DocumentId> left = ClaimCorrespondence.others(answerDocuments, removed);
        return open && left.isEmpty()
                ? new AskedItem(item, code, text, cost, document, missing, null, List.of(), null, null)
                : answered(answer, left, answeredBy, answeredAt);
    }
}
