package dev.coopclaims.query.due;

import dev.coopclaims.query.follow.GroupClaims;
import java.util.Map;
import java.util.Optional;

/**
 * Who sweeps: the claim of a group of followers that follows nothing. It saves work and no more: if two processes sweep, what
 * one has done the other finds done. For one thread, but for {@link #close}.
 */
public final class SweepLease implements AutoCloseable {

    /** The name of the group. */
    public static final String GROUP = "sweep";

    private static final int SEGMENT = 0;

    private final GroupClaims claims;
    private long epoch = -1;

    /** @param claims of the group {@link #GROUP} */
    public SweepLease(GroupClaims claims) {
        this.claims = claims;
    }

    /** Whether this process sweeps from now on; it keeps the lease until it ends or stands still for too long. */
    synchronized boolean hold() {
        if (epoch >= 0 && confirm()) {
            return true;
        }
        claims.segments(1);
        Optional<GroupClaims.Claim> claimed = claims.claim(SEGMENT);
        epoch = claimed.map(GroupClaims.Claim::epoch).orElse(-1L);
        return claimed.isPresent();
    }

    /** Whether this process still holds the lease; it then lasts anew. */
    synchronized boolean confirm() {
        return epoch >= 0 && claims.store(SEGMENT, epoch, Map.of());
    }

    @Override
    public synchronized void close() {
        if (epoch >= 0) {
            claims.giveBack(SEGMENT, epoch, Map.of());
            epoch = -1;
        }
    }
}
