package dev.coopclaims.app.problem;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs an outage, during which requests are answered as unavailable: when it begins, at most once a minute while it
 * lasts, and when it is over. One that recurs within a minute is only counted. Thread-safe.
 */
public final class Outage {
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
     * No outage yet.
     *
     * @param requests which requests, as the beginning of a sentence
     * @param nanoTime a monotonic clock
     */
    public Outage(String requests, LongSupplier nanoTime) {
        this.requests = requests;
        this.nanoTime = nanoTime;
    }

    /** A request was answered as unavailable. */
    public synchronized void refused(String why) {
        long now = nanoTime.getAsLong();
        if (toldEver && now - toldAtNanos < TOLD_EVERY_NANOS) {
            untold++;
        } else if (lasting) {
            tell(now);
            LOG.warn("{} are still answered as unavailable, {} more of them: {}", requests, untold + 1, why);
            untold = 0;
        } else {
            tell(now);
            LOG.warn("{} are answered as unavailable: {}", requests, why);
            untold = 0;
        }
        lasting = true;
    }

    private void tell(long now) {
        toldEver = true;
        toldBegin = true;
        toldAtNanos = now;
    }

    /** A request was answered normally. */
    public void answered() {
        if (lasting) {
            over();
        }
    }

    private synchronized void over() {
        if (lasting && toldBegin) {
            LOG.info("{} are answered again; {} more were answered as unavailable", requests, untold);
            untold = 0;
        }
        lasting = false;
        toldBegin = false;
    }
}
