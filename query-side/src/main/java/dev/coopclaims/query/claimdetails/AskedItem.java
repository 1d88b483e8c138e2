package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.query.progress.Author;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that was asked for; the answer is absent until it is given. */
public record AskedItem(InformationItem item, @Nullable ItemAnswer answer) {

    /** An answer that named the document alone is none any more, as long as another can be given (V-2). */
    AskedItem without(DocumentId document, boolean open) {
        if (answer == null || !answer.documents().contains(document)) {
            return this;
        }
        ItemAnswer left = answer.without(document);
        return new AskedItem(item, open && left.documents().isEmpty() ? null : left);
    }

    /** The latest answer to an item. */
    public record ItemAnswer(String text, List<DocumentId> documents, Author by, Instant at) {
        public ItemAnswer {
            documents = List.copyOf(documents);
        }

        ItemAnswer without(DocumentId document) {
            return new ItemAnswer(text, ClaimExchange.others(documents, document), by, at);
        }
    }
}
