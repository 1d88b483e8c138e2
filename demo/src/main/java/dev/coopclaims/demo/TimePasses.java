package dev.coopclaims.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Moves the application's clock past the end of the claiming period, and waits each time until everything that is due is done:
 * rule 14 of {@code /demo/README.md}. An application whose clock cannot be moved is left as it is.
 */
final class TimePasses {
    private static final int NOT_ALLOWED = 403;
    private static final int NOT_FOUND = 404;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** 30, 14 and 7 days before the last day to claim, two days after it, and when the last rejection is final. */
    private static final List<Instant> DAYS = List.of(
            Instant.parse("2020-01-17T12:00:00Z"),
            Instant.parse("2020-02-02T12:00:00Z"),
            Instant.parse("2020-02-09T12:00:00Z"),
            Instant.parse("2020-02-17T12:00:00Z"),
            Instant.parse("2020-03-20T12:00:00Z"));

    private final ApiConnection connection;
    private final PrintStream out;

    TimePasses(ApiConnection connection, PrintStream out) {
        this.connection = connection;
        this.out = out;
    }

    /** How it went. */
    enum Passed {
        /** Everything that was due is done. */
        WHOLLY,
        /** Something is still due after all patience. */
        NOT_DONE,
        /** The application has no clock that can be moved: only the profile {@code demo} has one. */
        NOT_POSSIBLE
    }

    Passed pass() {
        for (Instant day : DAYS) {
            try {
                moveClock(day);
            } catch (ApiRefusal refusal) {
                if (day.equals(DAYS.getFirst()) && (refusal.status() == NOT_FOUND || refusal.status() == NOT_ALLOWED)) {
                    return Passed.NOT_POSSIBLE;
                }
                throw refusal;
            }
            if (!isDone(day)) {
                return Passed.NOT_DONE;
            }
            out.println("the clock shows " + day + ", and everything that was due is done");
        }
        return Passed.WHOLLY;
    }

    /** @throws ApiRefusal 404 where the clock is that of the system */
    private void moveClock(Instant now) {
        connection.command(
                DemoPeople.OSCAR, "PUT", "/api/demo/clock", connection.jsonBody(Map.of("now", now.toString())));
    }

    /** Whether the due list has anything that time should have done by then. */
    private boolean isAnythingDueBefore(Instant instant) {
        ApiConnection.Answer due = connection.read(DemoPeople.OSCAR, "/api/due?limit=1&dueBefore=" + instant);
        // What the system itself wrote is behind this view's position; what is compared later includes it.
        connection.include(due);
        return !due.body().path("items").isEmpty();
    }

    private boolean isDone(Instant until) {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (isAnythingDueBefore(until)) {
            if (System.nanoTime() - deadlineNanos > 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
