package dev.coopclaims.eventstore.append;

import org.jspecify.annotations.Nullable;

/**
 * The part of a commit that belongs to one stream.
 *
 * @param id of the stream
 * @param type of the aggregate; null for a stream that only keeps apart events without an aggregate
 * @param first sequence in the commit, 0 or more
 * @param last sequence in the commit
 */
public record StreamSpan(String id, @Nullable String type, long first, long last) {}
