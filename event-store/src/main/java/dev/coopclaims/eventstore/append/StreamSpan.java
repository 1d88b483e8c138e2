package dev.coopclaims.eventstore.append;

import org.jspecify.annotations.Nullable;

/**
 * The part of a commit that belongs to one stream.
 *
 * @param id of the stream
 * @param type of the aggregate; null when the commit holds no event of the stream and only reserves an index entry
 * @param first sequence in the commit, 0 or more
 * @param last sequence in the commit
 */
public record StreamSpan(String id, @Nullable String type, long first, long last) {

    /** Reserves the start of a stream without an event, so that no other commit can begin it. */
    public static StreamSpan takenBy(String id) {
        return new StreamSpan(id, null, 0, 0);
    }
}
