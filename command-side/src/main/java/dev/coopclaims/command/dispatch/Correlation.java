package dev.coopclaims.command.dispatch;

import dev.coopclaims.kernel.TimeOrderedId;

/** The id of the request that is being served; the application provides it. */
@FunctionalInterface
public interface Correlation {
    /** Treats every command as a request of its own. */
    Correlation NONE = () -> TimeOrderedId.next().toString();

    /** The id for the calling thread; never empty. */
    String current();
}
