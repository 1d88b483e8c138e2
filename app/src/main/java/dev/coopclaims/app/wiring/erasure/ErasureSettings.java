package dev.coopclaims.app.wiring.erasure;

import java.time.Duration;

/**
 * How long an erasure waits for other nodes.
 *
 * @param every how often somebody looks for what is due
 * @param sealingEnds how long after a key was destroyed an event may still be stored that was sealed with it
 * @param openingEnds how long after it a node that cannot ask may still open something with it
 */
record ErasureSettings(Duration every, Duration sealingEnds, Duration openingEnds) {
    private static final int LOOKS_OF_A_LEASE = 6;

    ErasureSettings {
        if (!every.isPositive() || sealingEnds.isNegative() || openingEnds.compareTo(sealingEnds) < 0) {
            throw new IllegalArgumentException(
                    "coop.erasures needs times that fit: " + every + ", " + sealingEnds + ", " + openingEnds);
        }
    }

    /** How long another node waits for one that died; who works renews it as often as he looks for what is due. */
    Duration lease() {
        return every.multipliedBy(LOOKS_OF_A_LEASE);
    }
}
