package dev.coopclaims.app.wiring;

import dev.coopclaims.documents.DocumentContents;
import dev.coopclaims.documents.SweepResult;
import dev.coopclaims.query.due.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes contents that were uploaded and never attached (H-5): by whoever sweeps what is due, after a sweep, now and then. No event
 * tells of them, since none has ever told of their upload.
 */
final class OrphanedContents {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedContents.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration RECOUNT_EVERY = Duration.ofDays(1);
    private static final int MAX_PAGES = 100;

    private final DocumentContents contents;
    private final RetentionWork retention;
    private final Duration olderThan;
    private final InstantSource wallTime;
    private Instant next;
    private Instant nextCount;

    /**
     * Its first time is after the first sweep.
     *
     * @param olderThan the age from which on an upload that was never attached is one that never will be
     * @param wallTime by which ages and pauses are counted, whatever the clock of the business says
     */
    OrphanedContents(DocumentContents contents, RetentionWork retention, Duration olderThan, InstantSource wallTime) {
        this.contents = contents;
        this.retention = retention;
        this.olderThan = olderThan;
        this.wallTime = wallTime;
        this.next = wallTime.instant();
        this.nextCount = next.plus(EVERY);
    }

    /** A sweep is over. */
    void after(Sweep sweep) {
        Instant now = wallTime.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        try {
            SweepResult result;
            int pages = 0;
            do {
                result = contents.sweepOrphans(olderThan, retention::isReferred);
            } while (result.more() && ++pages < MAX_PAGES);
        } catch (RuntimeException failed) {
            LOG.warn("contents that were never attached are looked for again in {}", EVERY, failed);
        }
        try {
            if (!now.isBefore(nextCount)) {
                nextCount = now.plus(contents.recount() ? RECOUNT_EVERY : EVERY);
            }
        } catch (RuntimeException failed) {
            LOG.warn("what organisations have stored is counted again in {}", EVERY, failed);
        }
    }
}
