package dev.coopclaims.eventstore.log;

/**
 * Measures the traffic per second, which decides between change stream and polling: the cost of a change stream grows
 * with it (each wake-up is an answered command, each commit is examined once more), the cost of polling does not. For
 * one thread.
 */
final class WatchLoad {

    /** This many commits cost a change stream as much as one wake-up. */
    private static final long COMMITS_PER_WAKE_UP = 16;

    private final WatchSettings settings;
    private long windowNanos;
    private long wakeUps;
    private long commits;
    private int calmWindows;

    WatchLoad(WatchSettings settings, long nowNanos) {
        this.settings = settings;
        this.windowNanos = nowNanos;
    }

    /** Adds what has arrived since the last call. */
    void add(long nowNanos, long moreWakeUps, long moreCommits) {
        if (nowNanos - windowNanos >= settings.windowNanos()) {
            calmWindows = score() < settings.calm() ? calmWindows + 1 : 0;
            windowNanos = nowNanos;
            wakeUps = 0;
            commits = 0;
        }
        wakeUps += moreWakeUps;
        commits += moreCommits;
    }

    /** Whether polling is cheaper now. */
    boolean isBusy() {
        return score() >= settings.busy();
    }

    /** Whether a change stream has been cheaper for a while. */
    boolean isCalm() {
        return calmWindows >= settings.calmWindows() && score() < settings.calm();
    }

    private long score() {
        return wakeUps + commits / COMMITS_PER_WAKE_UP;
    }
}
