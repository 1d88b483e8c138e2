package dev.coopclaims.app.wiring.erasure;

import com.mongodb.MongoException;
import dev.coopclaims.eventstore.sealing.StoredFieldKeys;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks whether keys were destroyed, on every node and however idle it is: what it has in memory was read with them. Without
 * it, only a node that reads or writes would notice.
 */
final class KeyWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);

    private final StoredFieldKeys keys;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("key-watch").factory());

    /** @param forget what is in memory and was read with keys */
    KeyWatch(StoredFieldKeys keys, Duration every, Runnable forget) {
        this.keys = keys;
        keys.onForgetting(forget);
        ScheduledFuture<?> ignored =
                timer.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            keys.look();
        } catch (MongoException outOfReach) {
            LOG.debug("whether keys were destroyed is asked again later", outOfReach);
        } catch (RuntimeException | Error failed) { // whatever it is: what a schedule throws ends it
            LOG.warn("whether keys were destroyed could not be asked; it is asked again later", failed);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
