package dev.coopclaims.eventstore.sealing;

import java.time.Duration;

/**
 * How long keys in memory are trusted.
 *
 * @param knownKeys how many are kept in memory for certain; up to twice as many are
 * @param checkEvery how often a process that uses keys asks whether any was erased; more than 0
 * @param sealWithin how old the last answer may be for sealing; not less than {@code checkEvery}
 * @param openWithin the same for opening: with the time until a check, an erased key opens nothing on any node after that
 */
public record KeySettings(int knownKeys, Duration checkEvery, Duration sealWithin, Duration openWithin) {

    /** 50,000 keys (some 25 MB), a check every 5 s, 10 s for sealing and 45 s for opening. */
    public static final KeySettings DEFAULTS =
            new KeySettings(50_000, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(45));

    public KeySettings {
        if (knownKeys < 1
                || !checkEvery.isPositive()
                || sealWithin.compareTo(checkEvery) < 0
                || openWithin.compareTo(checkEvery) < 0) {
            throw new IllegalArgumentException("keys in memory need a number and times that fit: " + knownKeys + ", "
                    + checkEvery + ", " + sealWithin + ", " + openWithin);
        }
    }
}
