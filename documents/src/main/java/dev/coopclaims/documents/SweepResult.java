package dev.coopclaims.documents;

/**
 * What one sweep did.
 *
 * @param removed contents that nobody refers to, gone now
 * @param confirmed contents that an event refers to though their confirmation was lost, kept and confirmed now
 * @param more whether the sweep stopped at its limit and should be called again
 */
public record SweepResult(int removed, int confirmed, boolean more) {}
