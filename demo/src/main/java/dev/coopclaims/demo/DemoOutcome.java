package dev.coopclaims.demo;

import java.time.Duration;
import java.util.List;

/**
 * How the demonstration ended.
 *
 * @param claims how many claims it drove
 * @param events how many events the log gained
 * @param elapsed from the first command to the last view that answered
 * @param differences what the application says otherwise than the rows; empty when reconciled
 */
public record DemoOutcome(int claims, long events, Duration elapsed, List<String> differences) {

    public DemoOutcome {
        differences = List.copyOf(differences);
    }

    public boolean reconciled() {
        return differences.isEmpty();
    }

    /** 0 when reconciled, else 1. */
    public int exitCode() {
        return reconciled() ? 0 : 1;
    }
}
