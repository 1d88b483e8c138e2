package dev.coopclaims.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * Where a view stands on this node.
 *
 * @param name the view's
 * @param position everything up to here is in the view; -1 when nothing is
 * @param head the last position of the log; -1 when it is empty
 * @param replaying whether the view is being filled, so that it does not answer
 * @param eventsPerSecond of the rebuild that runs or ran last; absent when there was none since the start
 * @param lastError what keeps the view from going on; absent when nothing does
 * @param overfull how many documents have grown beyond what the database keeps and stand still; as of a minute ago at most
 */
public record ProjectionStatus(
        String name,
        long position,
        long head,
        boolean replaying,
        @Nullable Long eventsPerSecond,
        @Nullable String lastError,
        long overfull) {

    /** How many events the view is behind. */
    public long lag() {
        return Math.max(0, head - position);
    }

    /** An error by what caused it. */
    static String described(Throwable error) {
        Throwable cause = error;
        for (Throwable deeper = error; deeper != null; deeper = deeper.getCause()) {
            cause = deeper;
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
