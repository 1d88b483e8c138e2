package dev.coopclaims.command.dispatch;

import dev.coopclaims.kernel.TimeOrderedId;

/** The id of the request that is being served; the application knows it. */
@FunctionalInterface
public interface Correlation {
    /** Every command is a request of its own. */
    Correlation NONE = () -> TimeOrderedId.next().toString();

    /** For the calling thread; never empty. */
    String current();
}
