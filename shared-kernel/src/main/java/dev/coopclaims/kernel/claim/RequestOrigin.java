package dev.coopclaims.kernel.claim;

/** Where a request for information came from and where its answer goes back to (C-1, domain.md §5.1). */
public enum RequestOrigin {
    REVIEW,
    DISPUTE
}
