package dev.coopclaims.benchmarks.eventstore;

import java.time.Duration;
import java.util.List;

/**
 * The extent of a benchmark run.
 *
 * @param runs number of runs of everything
 * @param callers numbers of appending callers, one cell each
 * @param shapeCallers numbers of callers that append commits of other shapes
 * @param rampUp time of an append run before counting starts
 * @param timedAppend measured time of one append run
 * @param timedShape measured time of one run with commits of other shapes
 * @param timedRead measured time of one run over a whole log
 * @param timedAggregate measured time of one run over single aggregates
 * @param logEvents number of events in each store whose log is read
 * @param fillLimit time limit for writing them; a slower candidate has fewer to read
 * @param burstReadLimit time limit for reading axon-mongo's log after a burst; what was read by then counts
 * @param shortAggregates number of aggregates of 20 events in each store
 * @param longAggregates number of aggregates of 1,000 events in each store
 * @param timedNodes measured time of several processes at once
 * @param followCallers numbers of callers on the node that writes while others follow
 * @param followRuns number of runs with following nodes
 * @param people numbers of people that have a key
 * @param overtaking numbers of events that overtake a slow unit of work, one scenario each
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
        long people,
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
                50_000,
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
                1_000_000,
                List.of(5_000, 12_000));
    }
}
