package dev.coopclaims.command.dispatch;

import java.time.Duration;

/**
 * How often and how long a command is retried after a conflict.
 *
 * @param attempts the maximum number of attempts, including the first one; 1 to 100
 * @param total no new attempt starts after this time
 * @param firstPause upper bound of the pause after the first conflict; it doubles from one to the next
 * @param longestPause upper bound of every pause
 */
public record RetryLimits(int attempts, Duration total, Duration firstPause, Duration longestPause) {
    /** Enough for dozens of writers on other nodes, and shorter than a caller waits. */
    public static final RetryLimits DEFAULT =
            new RetryLimits(20, Duration.ofSeconds(5), Duration.ofMillis(2), Duration.ofMillis(100));

    /** @throws IllegalArgumentException if a value is out of bounds */
    public RetryLimits {
        if (attempts < 1 || attempts > 100 || !total.isPositive() || !firstPause.isPositive()) {
            throw new IllegalArgumentException("there must be 1 to 100 attempts and positive durations");
        }
        if (longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("the longest pause is shorter than the first");
        }
    }

    /** The upper bound of the pause after the given failed attempt, counted from 1. */
    Duration pauseAfter(int attempt) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(attempt - 1, 20));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
}
