package dev.coopclaims.query.projection;

import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.TrackingEventProcessor;

/** Axon's tracking processor, which would pause for up to a minute after an outage; this one looks again sooner. */
final class LiveProcessor extends TrackingEventProcessor {

    /** Longest pause of a worker or of its launcher between two attempts, in milliseconds. */
    private static final long MAX_PAUSE_MILLIS = 2_000;

    LiveProcessor(TrackingEventProcessor.Builder builder) {
        super(builder);
    }

    @Override
    protected void doSleepFor(long millisToSleep, AtomicBoolean interruptFlag) {
        super.doSleepFor(pauseMillis(millisToSleep), interruptFlag);
    }

    static long pauseMillis(long wantedMillis) {
        return Math.min(wantedMillis, MAX_PAUSE_MILLIS);
    }
}
