package dev.coopclaims.kernel.claim;

/** The states of a claim (domain.md §5.1). */
public enum ClaimStatus {
    EDITING,
    SUBMITTED,
    UNDER_REVIEW,
    ACTION_REQUIRED,
    APPROVED,
    REJECTED,
    DISPUTED,
    WITHDRAWN,
    DISCARDED,
    EXPIRED
}
