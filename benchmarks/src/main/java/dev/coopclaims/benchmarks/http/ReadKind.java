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

    /** @param claim the path of a claim */
    String path(String claim) {
        return path.formatted(claim);
    }

    /** The reader: a reviewer for the queue, the claim's partner for everything else. */
    String user(Life life) {
        return this == QUEUE ? "rita" : life.user();
    }

    /** The name used in the output. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
