package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.people.Author;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to a colleague for a document (C-3).
 *
 * @param kind the document kind that is wanted
 * @param until until when it is wanted; absent when not said
 * @param document the document that fulfilled it; absent until then
 */
public record AskedUpload(
        UploadRequestId request,
        Author colleague,
        String kind,
        String text,
        @Nullable Deadline until,
        Author by,
        Instant at,
        UploadState state,
        @Nullable DocumentId document) {

    /** The state of a request to a colleague (C-3). */
    public enum UploadState {
        OPEN,
        FULFILLED,
        CANCELLED,
        /** The claim was locked before the document arrived. */
        LOCKED
    }

    AskedUpload ended(UploadState how, @Nullable DocumentId with) {
        return new AskedUpload(request, colleague, kind, text, until, by, at, how, with);
    }
}
