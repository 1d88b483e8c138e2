package dev.coopclaims.eventstore.faults;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** The system's clock, put forward or back. */
final class JumpyClock implements InstantSource {

    private final AtomicLong offsetMillis = new AtomicLong();

    void offBy(long millis) {
        offsetMillis.set(millis);
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plusMillis(offsetMillis.get());
    }
}
