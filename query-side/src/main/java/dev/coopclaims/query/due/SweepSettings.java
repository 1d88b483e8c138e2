package dev.coopclaims.query.due;

import java.time.Duration;

/**
 * How what is due is done.
 *
 * @param every the pause between two sweeps
 * @param pageItems the most items that are loaded at once, 1 to 1,000
 * @param atOnce how many subjects are worked on at one time, at least 1
 * @param firstPause how long an item waits after its first failure; twice as long after each further one
 * @param longestPause the longest such pause
 * @param attempts after so many failures in a row an item is parked, at least 1
 */
public record SweepSettings(
        Duration every, int pageItems, int atOnce, Duration firstPause, Duration longestPause, int attempts) {
    private static final int MAX_DOUBLINGS = 20;

    /** @throws IllegalArgumentException when a figure is out of bounds */
    public SweepSettings {
        if (pageItems < 1 || pageItems > 1_000 || atOnce < 1 || attempts < 1 || !every.isPositive()) {
            throw new IllegalArgumentException(
                    "not valid for sweeps: " + every + ", " + pageItems + ", " + atOnce + ", " + attempts);
        }
    }

    Duration pauseAfter(int failures) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
}
