package dev.coopclaims.eventstore.faults;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** The system's clock, but each look at it is up to two seconds off, forward or back; and it may be put off by more. */
final class JumpyClock implements InstantSource {

    private static final int JUMP_MILLIS = 2_000;

    private final AtomicLong offsetMillis = new AtomicLong();
    private final Random random;

    JumpyClock(long seed) {
        this.random = new Random(seed);
    }

    void offBy(long millis) {
        offsetMillis.set(millis);
    }

    @Override
    public Instant instant() {
        return InstantSource.system()
                .instant()
                .plusMillis(offsetMillis.get() + random.nextInt(-JUMP_MILLIS, JUMP_MILLIS));
    }
}
