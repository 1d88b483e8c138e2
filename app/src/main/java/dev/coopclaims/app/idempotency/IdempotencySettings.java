package dev.coopclaims.app.idempotency;

import java.time.Duration;

/**
 * The limits of repeated requests.
 *
 * @param keepFor how long a first answer can be repeated
 * @param lease how long a request may be in progress before a repeat may assume it lost and run the command again
 * @param waitFor how long a repeat waits for the first request before it gets 409
 * @param maxAnswerBytes length of the longest answer that is stored whole
 * @param maxDrainBytes how much of an unread body is still read for its fingerprint
 */
record IdempotencySettings(Duration keepFor, Duration lease, Duration waitFor, int maxAnswerBytes, long maxDrainBytes) {
    IdempotencySettings {
        if (keepFor.isNegative() || lease.isNegative() || waitFor.isNegative() || maxAnswerBytes < 0) {
            throw new IllegalArgumentException("Limits must not be negative");
        }
    }
}
