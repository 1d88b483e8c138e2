package dev.coopclaims.query.due;

import com.mongodb.MongoException;
import dev.coopclaims.query.projection.ViewDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due (record 54): while it has the lease, it goes through the due list in order of due time, again and again.
 * Items of one subject are done one after the other, those of others beside each other. An item that fails waits longer and
 * longer, with the later items of its subject behind it, and is parked in the end; it never stops the others.
 */
public final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final long STOP_TIMEOUT_MILLIS = 20_000;

    private final DueItems items;
    private final DueAttempts attempts;
    private final DueWork work;
    private final SweepLease lease;
    private final InstantSource clock;
    private final SweepSettings settings;
    private final Consumer<Sweep> swept;
    private final Thread thread = Thread.ofVirtual().name("sweep").unstarted(this::run);
    private volatile boolean stopped;

    /**
     * @param clock the clock of the business, which says what is due
     * @param swept told after every sweep of this process
     */
    public Sweeper(
            DueItems items,
            DueAttempts attempts,
            DueWork work,
            SweepLease lease,
            InstantSource clock,
            SweepSettings settings,
            Consumer<Sweep> swept) {
        this.items = items;
        this.attempts = attempts;
        this.work = work;
        this.lease = lease;
        this.clock = clock;
        this.settings = settings;
        this.swept = swept;
    }

    /** Begins to sweep, now and then after every pause. */
    public void start() {
        thread.start();
    }

    /** Stops after the items that are being done, and gives the lease back. */
    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            if (thread.isAlive() && !thread.join(Duration.ofMillis(STOP_TIMEOUT_MILLIS))) {
                LOG.warn("the sweep did not stop within {} ms", STOP_TIMEOUT_MILLIS);
            }
            lease.close();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (MongoException outOfReach) {
            LOG.debug("the lease is over by itself", outOfReach);
        }
    }

    private void run() {
        while (!stopped) {
            try {
                sweep();
            } catch (RuntimeException | Error failed) {
                if (stopped) {
                    return;
                }
                LOG.warn("a sweep of what is due broke off; the next one follows in {}", settings.every(), failed);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(settings.every().toMillis());
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    /** Goes through the list once, if nobody else does. */
    public Sweep sweep() {
        if (!lease.hold() || !items.isComplete()) {
            return Sweep.NONE;
        }
        Pass pass = new Pass();
        Sweep sweep = pass.run();
        swept.accept(sweep);
        return sweep;
    }

    /** One sweep. */
    private final class Pass {
        private final Instant now = clock.instant();
        /** The subjects of which an item has to be tried again before the next one. */
        private final Set<String> held = new HashSet<>();

        private Duration late = Duration.ZERO;
        private int found;
        private int done;
        private int nothing;
        private int failed;
        private int parked;
        private int waiting;
        private boolean outOfReach;

        private Sweep run() {
            forgetWhatIsGone();
            boolean whole = false;
            try (ExecutorService workers = Executors.newFixedThreadPool(
                    settings.atOnce(), Thread.ofVirtual().factory())) {
                ViewDocument<DueItem> last = null;
                while (!stopped && !isOutOfReach()) {
                    List<ViewDocument<DueItem>> page = items.due(now, last, settings.pageItems());
                    perform(page, workers);
                    if (page.size() < settings.pageItems()) {
                        whole = !isOutOfReach();
                        break;
                    }
                    last = page.getLast();
                    if (!lease.confirm()) {
                        break;
                    }
                }
            }
            return new Sweep(found, done, nothing, failed, parked, waiting, late, whole);
        }

        private void forgetWhatIsGone() {
            String last = "";
            List<Attempt> page;
            do {
                page = attempts.failedBehind(last);
                Map<String, DueItem> there =
                        items.present(page.stream().map(Attempt::item).toList());
                attempts.forget(page.stream()
                        .filter(attempt -> {
                            DueItem item = there.get(attempt.item());
                            return item == null || !attempt.isOf(item);
                        })
                        .map(Attempt::item)
                        .toList());
                last = page.isEmpty() ? last : page.getLast().item();
            } while (page.size() == DueAttempts.MAX_ITEMS);
        }

        private void perform(List<ViewDocument<DueItem>> page, ExecutorService workers) {
            found += page.size();
            Map<String, Attempt> before =
                    attempts.of(page.stream().map(ViewDocument::key).toList());
            Map<String, List<ViewDocument<DueItem>>> bySubject = new LinkedHashMap<>();
            // What stands still in the view could not be read on; operators see it as a dead letter.
            page.stream()
                    .filter(item -> !item.standsStill())
                    .forEach(item -> bySubject
                            .computeIfAbsent(item.content().subject(), subject -> new ArrayList<>())
                            .add(item));
            List<Runnable> lines = new ArrayList<>();
            bySubject.values().forEach(line -> lines.add(() -> inOrder(line, before)));
            lines.stream().map(workers::submit).toList().forEach(Pass::join);
        }

        private static void join(Future<?> line) {
            boolean interrupted = false;
            while (true) {
                try {
                    line.get();
                    break;
                } catch (InterruptedException stop) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    throw new IllegalStateException(failed.getCause());
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void inOrder(List<ViewDocument<DueItem>> line, Map<String, Attempt> before) {
            for (ViewDocument<DueItem> item : line) {
                if (stopped || isOutOfReach()) {
                    return;
                }
                Attempt attempt = before.get(item.key());
                one(item, attempt != null && attempt.isOf(item.content()) ? attempt : null);
            }
        }

        private void one(ViewDocument<DueItem> document, @Nullable Attempt before) {
            DueItem item = document.content();
            if (attempts.waits(before) || isHeld(item)) {
                count(() -> waiting++);
                if (before == null || before.holds()) {
                    hold(item);
                }
                return;
            }
            count(() -> late = longer(late, Duration.between(item.due(), now)));
            try {
                if (work.perform(item)) {
                    count(() -> done++);
                    if (before != null) {
                        attempts.forget(List.of(document.key()));
                    }
                } else {
                    // Otherwise it would be asked for ever.
                    count(() -> nothing++);
                    attempts.nothing(document, before);
                }
            } catch (DueWork.OutOfReach gone) {
                LOG.warn("what is due waits for the database", gone);
                count(() -> outOfReach = true);
            } catch (RuntimeException wrong) {
                failed(document, before, wrong);
            }
        }

        private void failed(ViewDocument<DueItem> document, @Nullable Attempt before, RuntimeException wrong) {
            String key = document.key();
            Attempt after = attempts.failed(document, before, String.valueOf(wrong.getMessage()));
            count(() -> failed++);
            if (after.isParked()) {
                count(() -> parked++);
                LOG.error(
                        "{} failed {} times and is parked; retry it when the cause is mended",
                        key,
                        after.failures(),
                        wrong);
            } else {
                hold(document.content());
                LOG.warn("{} failed and is tried again at {}", key, after.nextAt(), wrong);
            }
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) >= 0 ? one : other;
        }

        private synchronized void count(Runnable counted) {
            counted.run();
        }

        private synchronized boolean isOutOfReach() {
            return outOfReach;
        }

        private synchronized boolean isHeld(DueItem item) {
            return held.contains(item.subject());
        }

        private synchronized void hold(DueItem item) {
            held.add(item.subject());
        }
    }
}
