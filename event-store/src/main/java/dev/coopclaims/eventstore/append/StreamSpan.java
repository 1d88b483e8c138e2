package dev.coopclaims.eventstore.append;

import org.jspecify.annotations.Nullable;

/**
 * The part of a commit that belongs to one stream.
 *
 * @param id of the stream
 * @param type of the aggregate; null when the commit holds no event of the stream and only takes its place in the index
 * @param first sequence in the commit, 0 or more
 * @param last sequence in the commit
 */
public record StreamSpan(String id, @Nullable String type, long first, long last) {

    /** Takes the beginning of a stream without an event of it, so that no other commit can. */
    public static StreamSpan takenBy(String id) {
        return new StreamSpan(id, null, 0, 0);
    }
}
