package dev.coopclaims.documents;

/**
 * The result of one sweep.
 *
 * @param removed how many contents without a reference were removed
 * @param confirmed how many contents with a reference, but without a confirmation, were confirmed
 * @param more whether the sweep stopped at its limit and should be called again
 */
public record SweepResult(int removed, int confirmed, boolean more) {}
