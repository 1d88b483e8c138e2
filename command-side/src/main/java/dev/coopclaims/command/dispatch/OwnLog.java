package dev.coopclaims.command.dispatch;

import java.util.OptionalLong;

/**
 * Whether this process alone writes to the log, so that what it remembers is all there is. The event store finds out; the
 * application connects the two.
 */
@FunctionalInterface
public interface OwnLog {

    /** Of a process that does not know. */
    OwnLog NOT_KNOWN = OptionalLong::empty;

    /**
     * Since when, by {@link System#nanoTime}, nobody else has stored anything, as was found out a moment ago; empty if that is
     * not known.
     */
    OptionalLong sinceNanos();
}
