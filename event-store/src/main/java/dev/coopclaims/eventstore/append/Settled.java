package dev.coopclaims.eventstore.append;

import dev.coopclaims.eventstore.log.InsertOutcome;

/**
 * What became of a batch.
 *
 * @param firstPosition of its first commit, where it was last written
 * @param outcome there
 */
record Settled(long firstPosition, InsertOutcome outcome) {}
