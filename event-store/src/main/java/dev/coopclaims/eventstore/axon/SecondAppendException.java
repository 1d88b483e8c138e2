package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.append.Appended;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work tried to append a second time, which is refused because the two commits would not be atomic. The first
 * one stays stored although Axon rolls the unit of work back: events cannot be deleted.
 */
public final class SecondAppendException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Appended first;

    SecondAppendException(@Nullable Appended first) {
        super("A unit of work appended events a second time, so they would not be stored together."
                + (first == null
                        ? ""
                        : " What it appended first stays stored, at the positions " + first.firstPosition() + " to "
                                + first.lastPosition() + ".")
                + " Something publishes while the unit of work commits, such as a subscribing event processor: let a"
                + " tracking processor send a command instead.");
        this.first = first;
    }

    /** What was appended first and stays stored; empty when that is not answered yet. */
    public Optional<Appended> first() {
        return Optional.ofNullable(first);
    }
}
