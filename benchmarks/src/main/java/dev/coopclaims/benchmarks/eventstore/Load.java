package dev.coopclaims.benchmarks.eventstore;

import java.time.Duration;

/**
 * How a store is written to.
 *
 * @param callers that each wait for their commit before they make the next
 * @param shape of every commit
 * @param rampUp before anything is counted
 * @param timed while commits are counted
 */
record Load(int callers, CommitShape shape, Duration rampUp, Duration timed) {}
