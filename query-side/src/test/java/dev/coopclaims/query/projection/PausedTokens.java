package dev.coopclaims.query.projection;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;

/** Holds up who extends a claim, as if its process stood still, until told to go on. */
final class PausedTokens extends InMemoryTokenStore {

    private static final long LIMIT_SECONDS = 30;

    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile boolean paused;

    void pause() {
        paused = true;
    }

    void goOn() {
        goOn.countDown();
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        if (paused) {
            try {
                if (!goOn.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody said to go on");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        super.extendClaim(processorName, segment);
    }
}
