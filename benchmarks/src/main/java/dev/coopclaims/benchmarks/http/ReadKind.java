package dev.coopclaims.benchmarks.http;

import java.util.Locale;

/** The kinds of reads that are timed and counted. */
enum ReadKind {
    OVERVIEW("/api/overview"),
    CLAIM("%s"),
    HISTORY("%s/history"),
    LIST("/api/claims"),
    QUEUE("/api/review-queue");

    private final String path;

    ReadKind(String path) {
        this.path = path;
    }

    /** @param claim the address of a claim */
    String path(String claim) {
        return path.formatted(claim);
    }

    /** Who reads it: the queue a reviewer, all else the claim's partner. */
    String user(Life life) {
        return this == QUEUE ? "rita" : life.user();
    }

    /** As it is printed. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
