package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.RecordedEvent;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stands still the first time that it is to fold, which is after a batch was loaded and before it is written. */
final class HaltingFold<V extends Record> implements Fold<V> {
    private static final long LIMIT_SECONDS = 15;

    private final Fold<V> fold;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    HaltingFold(Fold<V> fold) {
        this.fold = fold;
    }

    /** Waits until it stands still. */
    boolean isReached() throws InterruptedException {
        return reached.await(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    void goOn() {
        goOn.countDown();
    }

    @Override
    public Set<String> keys(RecordedEvent event) {
        return fold.keys(event);
    }

    @Override
    public @Nullable V apply(String key, @Nullable V view, RecordedEvent event) {
        reached.countDown();
        try {
            if (!goOn.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody said to go on");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        return fold.apply(key, view, event);
    }
}
