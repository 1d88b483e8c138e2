package dev.coopclaims.benchmarks.eventstore;

/**
 * The result of one run of a load.
 *
 * @param commitsPerSecond acknowledged in the timed part
 * @param acknowledgedEvents in the whole run, ramp-up included
 * @param failures commits that threw, in the whole run
 * @param p50Micros median time of a commit
 * @param p99Micros 99th percentile of the time of a commit
 */
record Throughput(
        double commitsPerSecond, long acknowledgedEvents, long failures, double p50Micros, double p99Micros) {}
