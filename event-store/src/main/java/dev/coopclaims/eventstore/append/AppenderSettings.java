package dev.coopclaims.eventstore.append;

/**
 * The limits of an appender.
 *
 * @param maxBatchCommits commits in one write, 1 to 1,000
 * @param maxBatchBytes bytes in one write, at most 15 MB; a single larger commit still goes alone
 * @param maxQueuedCommits commits that may wait; one more is refused at once
 * @param maxQueuedBytes bytes that may wait
 * @param appendTimeoutMillis the longest time a caller waits for its commit to be stored
 * @param closeTimeoutMillis the longest time that closing waits for queued commits
 * @param lingerShare the longest wait for more commits before a write, as a share of the last write's duration, 0 to 1;
 *     0 never waits
 * @param maxCachedStreams streams whose heads are remembered
 */
public record AppenderSettings(
        int maxBatchCommits,
        int maxBatchBytes,
        int maxQueuedCommits,
        long maxQueuedBytes,
        long appendTimeoutMillis,
        long closeTimeoutMillis,
        double lingerShare,
        int maxCachedStreams) {

    private static final int MAX_BATCH_BYTES = 15_000_000;

    /** Values that worked well in measurements. */
    public static final AppenderSettings DEFAULTS =
            new AppenderSettings(1_000, 8_000_000, 10_000, 256_000_000L, 30_000, 10_000, 0.3, 100_000);

    public AppenderSettings {
        if (maxBatchCommits < 1 || maxBatchCommits > 1_000) {
            throw new IllegalArgumentException("maxBatchCommits must be 1 to 1,000, not " + maxBatchCommits);
        }
        if (maxBatchBytes > MAX_BATCH_BYTES) {
            throw new IllegalArgumentException("maxBatchBytes must be at most " + MAX_BATCH_BYTES
                    + ", since the server takes 16 MB in one command; not " + maxBatchBytes);
        }
        if (maxBatchBytes < 1 || maxQueuedCommits < 1 || maxQueuedBytes < 1 || maxCachedStreams < 1) {
            throw new IllegalArgumentException("batch, queue and cache sizes must be at least 1");
        }
        if (appendTimeoutMillis < 1 || closeTimeoutMillis < 1) {
            throw new IllegalArgumentException("time-outs must be at least 1 ms");
        }
        if (!(lingerShare >= 0 && lingerShare <= 1)) {
            throw new IllegalArgumentException("lingerShare must be 0 to 1, not " + lingerShare);
        }
    }

    /** A copy with another time-out for callers. */
    public AppenderSettings withAppendTimeoutMillis(long millis) {
        return new AppenderSettings(
                maxBatchCommits,
                maxBatchBytes,
                maxQueuedCommits,
                maxQueuedBytes,
                millis,
                closeTimeoutMillis,
                lingerShare,
                maxCachedStreams);
    }

    /** A copy with another limit on queued commits. */
    public AppenderSettings withMaxQueuedCommits(int commits) {
        return new AppenderSettings(
                maxBatchCommits,
                maxBatchBytes,
                commits,
                maxQueuedBytes,
                appendTimeoutMillis,
                closeTimeoutMillis,
                lingerShare,
                maxCachedStreams);
    }
}
