package dev.coopclaims.query.tasks;

import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.fundbalances.FundRow;
import dev.coopclaims.query.overview.ClaimRow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A claim that waits for somebody, or a fund that does. What time does to it and what can still be done is in the claim's advice,
 * or the fund's note.
 *
 * @param reasons why, at least one
 * @param claim absent if it is a fund
 * @param fund absent if it is a claim
 * @param uploadRequests what a colleague asked the reader to upload (C-3)
 * @param originals the originals to be produced (V-8)
 */
public record Task(
        Set<Reason> reasons,
        @Nullable ClaimRow claim,
        @Nullable FundRow fund,
        List<Upload> uploadRequests,
        List<Originals> originals) {

    public Task {
        reasons = Collections.unmodifiableSortedSet(new TreeSet<>(reasons));
        uploadRequests = List.copyOf(uploadRequests);
        originals = List.copyOf(originals);
    }

    static Task of(Reason reason, FundRow fund) {
        return new Task(Set.of(reason), null, fund, List.of(), List.of());
    }

    /** Why it waits for somebody. */
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
        DISPUTE_DUE,
        /** What is left of a fund will soon be forfeited (F-7). */
        FUND_EXPIRING,
        /** A rate has to be published before it can be decided whether a period qualifies (F-2). */
        RATE_MISSING
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
