package dev.coopclaims.eventstore.append;

import dev.coopclaims.eventstore.log.InsertOutcome;
import java.time.Instant;

/**
 * What became of a batch.
 *
 * @param firstPosition of its first commit, where it was last written
 * @param recordedAt of its commits there
 * @param outcome there
 */
record Settled(long firstPosition, Instant recordedAt, InsertOutcome outcome) {}
