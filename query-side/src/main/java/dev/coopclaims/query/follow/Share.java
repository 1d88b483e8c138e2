package dev.coopclaims.query.follow;

/** The keys that are a follower's while a claim lasts: those of one segment of its group. */
public interface Share {

    /** Whether the key belongs to this segment. */
    boolean owns(String key);

    /**
     * Checks that no other process can have taken the segment up to now. What was read before is then what the follower left
     * behind; nothing written later rests on it.
     *
     * @throws ClaimUncertainException when that is not sure
     */
    void requireHeld();
}
