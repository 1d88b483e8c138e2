package dev.coopclaims.demo;

import java.time.Duration;
import java.util.List;

/**
 * How the demonstration ended.
 *
 * @param claims how many claims it drove
 * @param events how many events were added to the log
 * @param elapsed from the first command to the last answer of a view
 * @param differences where the application disagrees with the rows; empty if reconciled
 */
public record DemoOutcome(int claims, long events, Duration elapsed, List<String> differences) {

    public DemoOutcome {
        differences = List.copyOf(differences);
    }

    public boolean reconciled() {
        return differences.isEmpty();
    }

    /** 0 if reconciled, otherwise 1. */
    public int exitCode() {
        return reconciled() ? 0 : 1;
    }
}
