package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.GroupClaims;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds up who confirms a claim, as if its process stood still, until told to go on. */
final class PausedClaims extends DelegatingClaims {
    private static final long LIMIT_SECONDS = 30;

    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile boolean paused;

    PausedClaims(GroupClaims claims) {
        super(claims);
    }

    void pause() {
        paused = true;
    }

    void goOn() {
        goOn.countDown();
    }

    @Override
    public boolean store(int segment, long epoch, Map<String, Long> positions) {
        if (paused) {
            try {
                if (!goOn.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody said to go on");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
        return super.store(segment, epoch, positions);
    }
}
