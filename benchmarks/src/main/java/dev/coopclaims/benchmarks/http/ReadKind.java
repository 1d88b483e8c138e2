package dev.coopclaims.benchmarks.http;

import java.util.Locale;

/** The kinds of reads that are timed and counted. */
enum ReadKind {
    OVERVIEW("/api/overview"),
    CLAIM("%s"),
    HISTORY("%s/history"),
    /** The partner's claims. */
    LIST("/api/claims"),
    /** All partners' claims. */
    ALL("/api/claims"),
    QUEUE("/api/review-queue");

    private final String path;

    ReadKind(String path) {
        this.path = path;
    }

    /** @param claim the path of a claim */
    String path(String claim) {
        return path.formatted(claim);
    }

    /** The reader: a reviewer for what is the vendor's, the claim's partner for everything else. */
    Person who(Claimed claim) {
        return this == QUEUE || this == ALL ? Person.RITA : claim.user();
    }

    /** The name in the output and in the results. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
