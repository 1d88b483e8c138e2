package dev.coopclaims.app.wiring;

import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wraps keys of personal data under the newest master key, some time after the start and again as often: by then every
 * node was restarted with that key, and keys that a late one still wrapped under the old one are found the next time.
 */
final class KeyRotation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
    private static final int PAGE_KEYS = 500;

    private final StoredFieldKeys keys;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("key-rotation").factory());

    KeyRotation(StoredFieldKeys keys, Duration every) {
        this.keys = keys;
        ScheduledFuture<?> ignored =
                timer.scheduleWithFixedDelay(this::rotate, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void rotate() {
        long wrapped = 0;
        try {
            int page;
            do {
                page = keys.rewrap(PAGE_KEYS);
                wrapped += page;
            } while (page > 0 && !timer.isShutdown());
        } catch (RuntimeException failed) {
            LOG.warn(
                    "keys of personal data could not be wrapped under the newest master key; tried again later",
                    failed);
        }
        if (wrapped > 0) {
            LOG.info("{} keys of personal data are now wrapped under the newest master key", wrapped);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
