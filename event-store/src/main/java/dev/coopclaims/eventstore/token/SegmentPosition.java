package dev.coopclaims.eventstore.token;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The position of one segment of a processor.
 *
 * @param segment number
 * @param position of the last event it has handled; -1 before the first
 * @param resetAt the position up to which events count as replayed; empty when it is not replaying
 * @param owner the node that claims it; empty if unclaimed
 */
public record SegmentPosition(int segment, long position, OptionalLong resetAt, Optional<String> owner) {}
