package dev.coopclaims.eventstore.log;

/**
 * How much there is to tell, by the second. What a change stream costs the server grows with it (each wake-up is a
 * command that is answered, each commit is looked at once more), what polling costs does not: so this decides between
 * them. For one thread.
 */
final class WatchLoad {

    /** So many commits cost a change stream as much as one wake-up. */
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

    /** What has come since this was last called. */
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

    /** Polling is cheaper by now. */
    boolean isBusy() {
        return score() >= settings.busy();
    }

    /** A change stream has been cheaper for a while. */
    boolean isCalm() {
        return calmWindows >= settings.calmWindows() && score() < settings.calm();
    }

    private long score() {
        return wakeUps + commits / COMMITS_PER_WAKE_UP;
    }
}
