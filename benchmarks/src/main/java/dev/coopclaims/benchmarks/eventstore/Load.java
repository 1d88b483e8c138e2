package dev.coopclaims.benchmarks.eventstore;

import java.time.Duration;

/**
 * The load on a store.
 *
 * @param callers number of callers, each of which waits for its commit before the next one
 * @param shape of every commit
 * @param rampUp time before counting starts
 * @param timed time in which commits are counted
 */
record Load(int callers, CommitShape shape, Duration rampUp, Duration timed) {}
