package dev.coopclaims.app.idempotency;

import java.time.Duration;

/**
 * The limits of repeated requests.
 *
 * @param keepFor how long a first answer is given again
 * @param lease how long a request may be in progress before a repeat may take it for lost and run the command again
 * @param waitFor how long a repeat waits for the first one before it is told 409
 * @param maxAnswerBytes of the longest answer that is kept whole
 * @param maxDrainBytes how much of a body that nobody read is still read for its fingerprint
 */
record IdempotencySettings(Duration keepFor, Duration lease, Duration waitFor, int maxAnswerBytes, long maxDrainBytes) {
    IdempotencySettings {
        if (keepFor.isNegative() || lease.isNegative() || waitFor.isNegative() || maxAnswerBytes < 0) {
            throw new IllegalArgumentException("limits are not negative");
        }
    }
}
