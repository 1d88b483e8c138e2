package dev.coopclaims.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * Where a view stands on this node.
 *
 * @param name the view's name
 * @param position the view contains everything up to here; -1 when it contains nothing
 * @param head the last position of the log; -1 when it is empty
 * @param replaying whether the view is being filled and therefore does not answer
 * @param eventsPerSecond of the current or last rebuild; absent when there was none since the start
 * @param lastError what stops the view from progressing; absent when nothing does
 * @param overfull how many documents have grown beyond what the database keeps and stand still; as of a minute ago at most
 * @param parked how many dead letters it has: keys that stand still because an event could not be applied (record 56)
 */
public record ProjectionStatus(
        String name,
        long position,
        long head,
        boolean replaying,
        @Nullable Long eventsPerSecond,
        @Nullable String lastError,
        long overfull,
        long parked) {

    /** How many events the view is behind. */
    public long lag() {
        return Math.max(0, head - position);
    }

    /** Describes an error by its cause. */
    static String described(Throwable error) {
        Throwable cause = error;
        for (Throwable deeper = error; deeper != null; deeper = deeper.getCause()) {
            cause = deeper;
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
