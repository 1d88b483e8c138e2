package dev.coopclaims.kernel.claim;

/** Out of what a request for information came, and to what its answer goes back (C-1, domain.md §5.1). */
public enum RequestOrigin {
    REVIEW,
    DISPUTE
}
