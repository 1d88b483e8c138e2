package dev.coopclaims.query.due;

/** What time does by itself. The name is part of an item's key, so it never changes. */
public enum DueKind {
    /** A draft will expire soon, and the partner is warned (C-12). */
    DRAFT_WARNING,
    /** A draft that was not submitted expires (C-12). */
    DRAFT_EXPIRY,
    /** A review that was not finished is overdue (V-1). */
    REVIEW_OVERDUE,
    /** The partner is reminded of a request for information (V-6). */
    ANSWER_REMINDER,
    /** A request that was not answered rejects the claim (V-6). */
    ANSWER_MISSING,
    /** A dispute that was not answered is overdue (D-2). */
    DISPUTE_OVERDUE,
    /** A rejection that was not disputed is final (D-1, D-3). */
    DISPUTE_WINDOW,
    /** Originals that were not produced are overdue (V-8). */
    ORIGINALS_OVERDUE,
    /** Whether the earnings of a period qualify is decided (F-2). */
    FUND_DECISION,
    /** What is left of a fund will soon be forfeited, and the partner is warned (F-7). */
    FUND_WARNING,
    /** What is left of a fund when its claiming period has closed is forfeited (F-3). */
    FUND_EXPIRY,
    /** Contents of documents need no longer be kept, and are purged if that is set (H-5). */
    RETENTION
}
