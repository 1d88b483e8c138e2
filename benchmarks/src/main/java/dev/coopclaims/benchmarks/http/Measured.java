package dev.coopclaims.benchmarks.http;

import java.util.Map;

/**
 * The measurements of one level of concurrency in one run.
 *
 * @param clients number of concurrent clients, each of which sends its next command when the previous one is answered
 * @param errors the errors and how often each occurred
 * @param refused503 how often a command was answered with 503; it was retried and is not an error
 * @param applicationCores processors that the application kept busy; -1 if the system does not report it
 * @param clientCores processors that this program kept busy
 * @param lagEvents how many events the slowest view was behind when the clients stopped
 * @param caughtUpMillis time from then until every view had seen everything
 */
record Measured(
        int clients,
        Figures total,
        Map<Kind, Figures> byKind,
        Map<String, Integer> errors,
        int refused503,
        double applicationCores,
        double clientCores,
        long lagEvents,
        double caughtUpMillis) {

    Measured {
        byKind = Map.copyOf(byKind);
        errors = Map.copyOf(errors);
    }
}
