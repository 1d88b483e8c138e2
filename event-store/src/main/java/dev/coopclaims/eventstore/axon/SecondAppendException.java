package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.append.Appended;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work wanted to append a second time, which is refused since the two would not be stored together. What it has
 * appended first is stored and stays so, although Axon rolls the unit of work back: nobody can take an event back.
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

    /** What was appended before and stays stored; empty when that has no answer yet. */
    public Optional<Appended> first() {
        return Optional.ofNullable(first);
    }
}
