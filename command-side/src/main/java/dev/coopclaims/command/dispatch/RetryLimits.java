package dev.coopclaims.command.dispatch;

import java.time.Duration;

/**
 * How often and how long a command that meets a conflict is tried.
 *
 * @param attempts all of them, the first one included; 1 to 100
 * @param total no new attempt starts after that time
 * @param firstPause upper bound of the pause after the first conflict; it doubles from one to the next
 * @param longestPause upper bound of every pause
 */
public record RetryLimits(int attempts, Duration total, Duration firstPause, Duration longestPause) {
    /** Enough for dozens of writers on other nodes; below what a caller waits for. */
    public static final RetryLimits DEFAULT =
            new RetryLimits(20, Duration.ofSeconds(5), Duration.ofMillis(2), Duration.ofMillis(100));

    /** @throws IllegalArgumentException when a bound is not kept */
    public RetryLimits {
        if (attempts < 1 || attempts > 100 || !total.isPositive() || !firstPause.isPositive()) {
            throw new IllegalArgumentException("1 to 100 attempts, and positive durations");
        }
        if (longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("the longest pause is shorter than the first");
        }
    }

    /** The upper bound of the pause after that failed attempt, counted from 1. */
    Duration pauseAfter(int attempt) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(attempt - 1, 20));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
}
