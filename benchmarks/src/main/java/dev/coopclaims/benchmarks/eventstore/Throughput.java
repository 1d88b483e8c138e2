package dev.coopclaims.benchmarks.eventstore;

/**
 * What one run of a load showed.
 *
 * @param commitsPerSecond acknowledged in the timed part
 * @param acknowledgedEvents in the whole run, ramp-up included
 * @param failures commits that threw, in the whole run
 * @param p50Micros of one commit's time
 * @param p99Micros of one commit's time
 */
record Throughput(
        double commitsPerSecond, long acknowledgedEvents, long failures, double p50Micros, double p99Micros) {}
