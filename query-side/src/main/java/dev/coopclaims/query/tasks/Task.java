package dev.coopclaims.query.tasks;

import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.overview.ClaimRow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A claim that waits for somebody.
 *
 * @param reasons why, at least one
 * @param uploadRequests what a colleague asked the reader to upload (C-3)
 * @param originals the originals to be produced (V-8)
 */
public record Task(Set<Reason> reasons, ClaimRow claim, List<Upload> uploadRequests, List<Originals> originals) {

    public Task {
        reasons = Collections.unmodifiableSortedSet(new TreeSet<>(reasons));
        uploadRequests = List.copyOf(uploadRequests);
        originals = List.copyOf(originals);
    }

    /** Why a claim waits for somebody. */
    public enum Reason {
        /** Requested items must be answered (V-2). */
        ACTION_REQUIRED,
        /** A colleague asks for a document (C-3). */
        UPLOAD_REQUESTED,
        /** A draft will soon be past its submission deadline (C-12). */
        DRAFT_NEAR_DEADLINE,
        /** A rejection can still be disputed or accepted (D-1, D-5). */
        REJECTION_OPEN,
        /** Originals must be produced (V-8). */
        ORIGINALS_REQUESTED,
        /** A review is due (V-1). */
        REVIEW_DUE,
        /** The decision on a dispute is due (D-2). */
        DISPUTE_DUE
    }

    /** A document that a colleague asks for, and until when; absent when not said. */
    @Schema(name = "TaskUpload")
    public record Upload(
            UploadRequestId request,
            String kind,
            String text,
            @Nullable Deadline until) {}

    /** Originals to be produced, and until when. */
    @Schema(name = "TaskOriginals")
    public record Originals(OriginalsRequestId request, Deadline due) {}
}
