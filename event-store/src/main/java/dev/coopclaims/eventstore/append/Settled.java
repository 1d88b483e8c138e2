package dev.coopclaims.eventstore.append;

import dev.coopclaims.eventstore.log.InsertOutcome;
import java.time.Instant;

/**
 * The known outcome of a batch.
 *
 * @param firstPosition of its first commit where the batch was last written
 * @param recordedAt the time recorded in its commits there
 * @param outcome the outcome there
 */
record Settled(long firstPosition, Instant recordedAt, InsertOutcome outcome) {}
