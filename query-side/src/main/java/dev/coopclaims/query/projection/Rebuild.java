package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.follow.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

/**
 * Fills a view from the log as fast as the database allows: this thread reads the next page while the workers apply the
 * previous one, each worker its own keys. At most two pages are held.
 */
final class Rebuild<V extends Record> {

    private static final long PAGE_TIMEOUT_SECONDS = 120;

    private final EventLog log;
    private final List<ViewWriter<V>> writers = new ArrayList<>();
    private final ProjectionSettings settings;

    /** @param requireHeld throws when another process may have the view */
    Rebuild(EventLog log, StoredView<V> stored, ProjectionSettings settings, Runnable requireHeld) {
        this.log = log;
        this.settings = settings;
        for (int worker = 0; worker < settings.rebuildWorkers(); worker++) {
            writers.add(new ViewWriter<>(
                    stored,
                    new Part(worker, settings.rebuildWorkers(), requireHeld),
                    log,
                    settings.rememberedBytes() / settings.rebuildWorkers()));
        }
    }

    /**
     * Applies the log up to its end, including events written meanwhile.
     *
     * @param from the first position that is applied; the view contains everything before it
     * @param applied receives the position up to which the view is filled, after every page
     * @return the last position applied; the one before {@code from} when there is none
     * @throws IllegalStateException when a page could not be applied, with the failure as its cause
     */
    long run(long from, LongConsumer applied) {
        ExecutorService workers = Executors.newFixedThreadPool(
                settings.rebuildWorkers(),
                Thread.ofPlatform().name("view-rebuild-", 0).daemon().factory());
        try {
            long position = from - 1;
            List<RecordedEvent> page = log.read(from, settings.rebuildPageEvents());
            while (!page.isEmpty()) {
                List<Future<?>> running = apply(page, workers);
                long last = page.getLast().position();
                try {
                    page = log.read(last + 1, settings.rebuildPageEvents());
                } finally {
                    await(running);
                }
                position = last;
                applied.accept(position);
            }
            return position;
        } finally {
            workers.shutdownNow();
            // Also when interrupted: whoever has the view next must be alone with it.
            workers.close();
        }
    }

    private List<Future<?>> apply(List<RecordedEvent> page, ExecutorService workers) {
        List<Future<?>> running = new ArrayList<>();
        for (ViewWriter<V> writer : writers) {
            running.add(workers.submit(() -> {
                for (int from = 0; from < page.size(); from += settings.batchSizeEvents()) {
                    List<RecordedEvent> batch =
                            page.subList(from, Math.min(from + settings.batchSizeEvents(), page.size()));
                    writer.apply(batch);
                }
            }));
        }
        return running;
    }

    private static void await(List<Future<?>> running) {
        for (Future<?> worker : running) {
            try {
                worker.get(PAGE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                throw new IllegalStateException("the view could not be rebuilt", failed.getCause());
            } catch (TimeoutException late) {
                throw new IllegalStateException("a page took longer than " + PAGE_TIMEOUT_SECONDS + " s", late);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted during a rebuild", stopped);
            }
        }
    }

    /** The keys of one worker. */
    private record Part(int worker, int workers, Runnable held) implements Share {
        @Override
        public boolean owns(String key) {
            return Math.floorMod(key.hashCode(), workers) == worker;
        }

        @Override
        public void requireHeld() {
            held.run();
        }
    }
}
