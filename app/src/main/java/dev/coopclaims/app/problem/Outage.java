package dev.coopclaims.app.problem;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the log is told while requests are answered unavailable: when it begins, at most once a minute while it lasts, and
 * when it is over. One that comes back within a minute is counted, not told anew. Thread-safe.
 */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final long TOLD_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

    private final String requests;
    private final LongSupplier nanoTime;
    private volatile boolean lasting;
    private boolean toldEver;
    private boolean toldBegin;
    private long toldAtNanos;
    private long untold;

    /**
     * None yet.
     *
     * @param requests which are meant, to begin a sentence with
     * @param nanoTime a monotonic clock
     */
    Outage(String requests, LongSupplier nanoTime) {
        this.requests = requests;
        this.nanoTime = nanoTime;
    }

    /** A request was answered so. */
    synchronized void refused(String why) {
        long now = nanoTime.getAsLong();
        if (toldEver && now - toldAtNanos < TOLD_EVERY_NANOS) {
            untold++;
        } else if (lasting) {
            tell(now);
            LOG.warn("{} are still answered unavailable, {} more of them: {}", requests, untold + 1, why);
            untold = 0;
        } else {
            tell(now);
            LOG.warn("{} are answered unavailable: {}", requests, why);
            untold = 0;
        }
        lasting = true;
    }

    private void tell(long now) {
        toldEver = true;
        toldBegin = true;
        toldAtNanos = now;
    }

    /** One was answered as it should be. */
    void answered() {
        if (lasting) {
            over();
        }
    }

    private synchronized void over() {
        if (lasting && toldBegin) {
            LOG.info("{} are answered again; {} more were answered unavailable", requests, untold);
            untold = 0;
        }
        lasting = false;
        toldBegin = false;
    }
}
