package dev.coopclaims.benchmarks.http;

import java.util.Map;

/**
 * One level of concurrency in one run.
 *
 * @param clients that send at the same time, each the next command when the one before is answered
 * @param errors how often what went wrong
 * @param refused503 how often 503 was the answer; such a command was sent again, and is no error
 * @param applicationCores processors that the application kept busy; -1 where the system does not tell
 * @param clientCores processors that this program kept busy
 * @param lagEvents how many events the slowest view was behind when the clients stopped
 * @param caughtUpMillis from then until every view had seen everything
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
