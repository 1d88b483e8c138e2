package dev.coopclaims.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until time has decided whether the partners' earnings reach the thresholds (F-2). */
final class Decisions {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final CoopApi api;

    Decisions(CoopApi api) {
        this.api = api;
    }

    /** Whether everything was decided in time. */
    boolean awaited() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (waits()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private boolean waits() {
        return api.funds(DemoPeople.AUDREY).stream()
                .anyMatch(fund -> fund.path("qualification").asString("").equals("UNDECIDED"));
    }
}
