package dev.coopclaims.benchmarks.eventstore;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param runs of everything
 * @param callers that append, one cell each
 * @param shapeCallers that append commits of other shapes
 * @param rampUp of an append before anything is counted
 * @param timedAppend of one run
 * @param timedShape of one run with commits of other shapes
 * @param timedRead of one run over a whole log
 * @param timedAggregate of one run over single aggregates
 * @param logEvents in each store whose log is read
 * @param fillLimit time to write them; a slower candidate is read with fewer
 * @param burstReadLimit time to read axon-mongo's log after a burst; what was read by then counts
 * @param shortAggregates of 20 events in each store
 * @param longAggregates of 1,000 events in each store
 * @param timedNodes of several processes at once
 * @param followCallers of the node that writes while others follow
 * @param followRuns with following nodes
 * @param overtaking events that overtake a slow unit of work, one scenario each
 */
record Plan(
        int runs,
        List<Integer> callers,
        List<Integer> shapeCallers,
        Duration rampUp,
        Duration timedAppend,
        Duration timedShape,
        Duration timedRead,
        Duration timedAggregate,
        long logEvents,
        Duration fillLimit,
        Duration burstReadLimit,
        int shortAggregates,
        int longAggregates,
        Duration timedNodes,
        List<Integer> followCallers,
        int followRuns,
        List<Integer> overtaking) {

    /** Takes some 10 minutes on two cores. */
    static Plan quick(int runs) {
        return new Plan(
                runs,
                List.of(1, 16, 256),
                List.of(256),
                Duration.ofMillis(300),
                Duration.ofMillis(1_000),
                Duration.ofMillis(700),
                Duration.ofMillis(700),
                Duration.ofMillis(500),
                30_000,
                Duration.ofSeconds(7),
                Duration.ofSeconds(3),
                200,
                8,
                Duration.ofSeconds(2),
                List.of(1, 256),
                1,
                List.of(12_000));
    }

    /** Takes about 40 minutes with 5 runs on two cores. */
    static Plan full(int runs) {
        return new Plan(
                runs,
                List.of(1, 16, 64, 256, 1_024),
                List.of(16, 256),
                Duration.ofMillis(500),
                Duration.ofMillis(2_000),
                Duration.ofMillis(1_500),
                Duration.ofMillis(1_500),
                Duration.ofMillis(1_000),
                200_000,
                Duration.ofSeconds(40),
                Duration.ofSeconds(12),
                1_000,
                20,
                Duration.ofSeconds(8),
                List.of(1, 16, 256),
                runs,
                List.of(5_000, 12_000));
    }
}
