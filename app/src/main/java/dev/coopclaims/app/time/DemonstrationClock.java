package dev.coopclaims.app.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** The domain's clock of a demonstration: it ticks like the system's and can be moved forward. Thread-safe. */
final class DemonstrationClock extends Clock {
    /** Later than any deadline of a claim, and early enough that it can be reckoned with. */
    static final Instant LATEST = Instant.parse("9998-12-31T00:00:00Z");

    private final Clock system;
    private Duration ahead;

    /** @param ahead how far it is before the system's clock at first */
    DemonstrationClock(Clock system, Duration ahead) {
        this.system = system;
        this.ahead = ahead;
    }

    /**
     * Moves it forward.
     *
     * @param shown at most {@link #LATEST}
     * @return what it shows now; empty if that instant has passed, and nothing was moved
     */
    synchronized Optional<Instant> moveTo(Instant shown) {
        if (shown.isAfter(LATEST)) {
            throw new IllegalArgumentException("later than " + LATEST + ": " + shown);
        }
        Duration more = Duration.between(instant(), shown);
        if (more.isNegative()) {
            return Optional.empty();
        }
        ahead = ahead.plus(more);
        return Optional.of(instant());
    }

    @Override
    public synchronized Instant instant() {
        return system.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** @throws UnsupportedOperationException always: a day is taken in the zone of what it is about (T-5) */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the domain's clock has no zone");
    }
}
