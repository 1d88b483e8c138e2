package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.GroupClaims;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Claims that at random are lost, or cannot be stored, after batches were written and before their positions are. */
final class UnreliableClaims extends DelegatingClaims {
    private final Random random;
    private volatile int most;
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    /** @param most how often each happens at most */
    UnreliableClaims(GroupClaims claims, long seed, int most) {
        super(claims);
        this.random = new Random(seed);
        this.most = most;
    }

    /** From now on everything is stored. */
    void becomeReliable() {
        most = 0;
    }

    int lost() {
        return lost.get();
    }

    int failed() {
        return failed.get();
    }

    @Override
    public boolean store(int segment, long epoch, Map<String, Long> positions) {
        if (!positions.isEmpty()) {
            switch (next()) {
                case 0 -> {
                    if (lost.incrementAndGet() <= most) {
                        return false;
                    }
                    lost.decrementAndGet();
                }
                case 1 -> {
                    if (failed.incrementAndGet() <= most) {
                        throw new IllegalStateException("the database is out of reach");
                    }
                    failed.decrementAndGet();
                }
                default -> {
                    // It is stored.
                }
            }
        }
        return super.store(segment, epoch, positions);
    }

    private synchronized int next() {
        return random.nextInt(4);
    }
}
