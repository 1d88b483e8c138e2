package dev.coopclaims.documents.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final int MANY = 200;

    private final Places places = new Places();
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** Before, all stood in one line, and whoever came after two hundred files waited for all of them. */
    @Test
    void who_sends_much_waits_for_itself_and_not_others_for_it() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < MANY; i++) {
                all.add(threads.submit(() -> hold("org-much", this::waits)));
            }
            assertThat(Await.until(
                            Duration.ofSeconds(20), () -> places.present() == MANY && inside.get() == Places.OF_ONE))
                    .isTrue();
            Future<?> other = threads.submit(() -> hold("org-other", () -> {}));
            other.get();
            assertThat(inside).hasValue(Places.OF_ONE);
            go.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(most).hasValue(Places.OF_ONE);
        assertThat(places.present()).isZero();
    }

    @Test
    void all_together_have_as_many_as_there_are() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < MANY; i++) {
                String owner = "org-" + i % 10;
                all.add(threads.submit(() -> hold(owner, this::waits)));
            }
            assertThat(Await.until(
                            Duration.ofSeconds(20), () -> places.present() == MANY && inside.get() == Places.AT_ONCE))
                    .isTrue();
            go.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(most).hasValue(Places.AT_ONCE);
    }

    private void waits() {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        try {
            go.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        inside.decrementAndGet();
    }

    private Void hold(String owner, Runnable work) throws Exception {
        return ScopedValue.where(Places.OWNER, owner).call(() -> {
            places.hold(work::run);
            return null;
        });
    }
}
