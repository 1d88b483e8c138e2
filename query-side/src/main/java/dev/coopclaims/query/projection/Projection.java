package dev.coopclaims.query.projection;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.query.follow.EventLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.EventTrackerStatusChangeListener;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running view: its collection, its live processor, and its rebuild while the application runs. */
final class Projection<V extends Record> implements EventTrackerStatusChangeListener {
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    /** How often a process that does not run the view polls its position while a reader waits. */
    private static final long LOOK_MILLIS = 10;

    private final StoredView<V> stored;
    private final StoredView<V> beside;
    private final ViewReader<V> reader;
    private final ViewWriter<V> writer;
    private final OverfullCount overfull;
    private final ViewAvailability availability;
    private final StoredPositions storedPositions;
    private final EventLog log;
    private final ProjectionSettings settings;
    private final SegmentClaims claims;
    private final Tokens tokens;
    private final Progress progress;
    private final TrackingEventProcessor processor;
    private final AtomicBoolean rebuilding = new AtomicBoolean();
    private final AtomicLong lookedAtNanos = new AtomicLong(System.nanoTime());
    private volatile long lastStoredPosition = Progress.NOTHING;
    private volatile boolean started;
    private volatile @Nullable Throwable liveError;
    private volatile @Nullable Throwable rebuildError;
    private volatile @Nullable Long eventsPerSecond;

    Projection(
            View<V> view,
            MongoDatabase database,
            ViewStates states,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TokenStore tokenStore,
            StoredPositions storedPositions,
            EventLog log,
            ProjectionSettings settings) {
        this.stored = new StoredView<>(database, view);
        this.beside = StoredView.beside(database, view);
        this.reader = view.neededByEveryAnswer() ? new CachedReader<>(stored, stored.cache(), this::isOurs) : stored;
        this.overfull = new OverfullCount(stored, System::nanoTime);
        this.writer = new ViewWriter<>(stored);
        this.availability = new ViewAvailability(view, states, log::head);
        this.storedPositions = storedPositions;
        this.log = log;
        this.settings = settings;
        this.claims = new SegmentClaims(tokenStore, settings.claimTimeout(), System::nanoTime);
        this.tokens = new Tokens(claims, view.collection(), settings.segments());
        this.progress = new Progress(settings.segments());
        this.processor = LiveProcessor.of(new ProjectionInvoker<>(view, writer), view, source, claims, settings, this);
    }

    ViewReader<V> reader() {
        return reader;
    }

    View<V> view() {
        return stored.view();
    }

    synchronized void start() {
        stored.createIndexes();
        standing();
        processor.start();
        started = true;
    }

    /** Begins to stop; completes after the current batch. Waits for a running rebuild. */
    synchronized CompletableFuture<Void> stop() {
        started = false;
        return processor.shutdownAsync();
    }

    /**
     * Where the view stands, whichever process runs it.
     *
     * @throws com.mongodb.MongoException when that had to be looked up and the lookup failed
     */
    Standing standing() {
        return availability.standing(isOurs(), this::position);
    }

    /**
     * Whether nobody else updates the view. A process that stood still and lost its claims relies on the database, like
     * one that does not run the view.
     */
    private boolean isOurs() {
        return progress.isWhole() && claims.areHeld(settings.segments());
    }

    private long position() {
        // The process that writes knows the position at once; others when its token is stored.
        return isOurs() ? progress.position() : storedPositions.of(view().collection());
    }

    /** Waits until the view has reached a position; false when it timed out. */
    boolean await(long position, long timeoutMillis) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        while (true) {
            long leftMillis = Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime()));
            if (progress.await(position, leftMillis)) {
                return true;
            }
            if (!isOurs() && lastStoredPosition() >= position) {
                return true;
            }
            if (leftMillis == 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(Math.min(LOOK_MILLIS, leftMillis));
        }
    }

    // However many readers wait, only one of them polls at a time.
    private long lastStoredPosition() {
        long last = lookedAtNanos.get();
        long now = System.nanoTime();
        if (now - last >= TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS) && lookedAtNanos.compareAndSet(last, now)) {
            lastStoredPosition = storedPositions.of(view().collection());
        }
        return lastStoredPosition;
    }

    /** @param head the last position of the log */
    ProjectionStatus status(long head) {
        Standing standing = standing();
        return new ProjectionStatus(
                view().name(),
                standing.position(),
                head,
                isRebuilding() || !standing.answers(),
                eventsPerSecond,
                lastError(),
                overfull.documents());
    }

    /**
     * Takes the right to rebuild the view.
     *
     * @return false when somebody already has it
     */
    boolean beginRebuild() {
        return rebuilding.compareAndSet(false, true);
    }

    /** The processes that run the view, as the token store names them. */
    List<String> nodes() {
        return storedPositions.nodesOf(view().collection());
    }

    /** Whether this process runs the view, so that it can rebuild it. */
    boolean isRunHere() {
        return progress.isWhole();
    }

    /**
     * Rebuilds the view from the log, emptied or in a second collection, and hands over to the live processor at the
     * exact position. Needs and releases what {@link #beginRebuild} took.
     *
     * @throws RuntimeException when it failed; the live processor then fills the view, or continues with it as it was
     */
    void rebuild() {
        try {
            if (view().neededByEveryAnswer() && standing().answers()) {
                rebuildBeside();
            } else {
                rebuildNow();
            }
        } finally {
            rebuilding.set(false);
        }
    }

    boolean isRebuilding() {
        return rebuilding.get();
    }

    private synchronized void rebuildNow() {
        boolean live = started;
        long answersFrom = log.head();
        rebuildError = null;
        eventsPerSecond = null;
        processor.shutDown();
        boolean emptied = false;
        try {
            tokens.claimAndReset();
            emptied = true;
            availability.beginFilling();
            stored.clear();
            answersFrom = fill();
        } catch (RuntimeException failed) {
            rebuildError = failed;
            throw failed;
        } finally {
            // After a failure the live processor fills the view, which answers from the position at which the log ended
            // at first. If another node holds the tokens, nothing was changed, and the view answers as before.
            if (emptied) {
                availability.endFilling(answersFrom);
            }
            if (live) {
                processor.start();
            }
            rememberCompletion();
        }
    }

    private synchronized void rebuildBeside() {
        rebuildError = null;
        eventsPerSecond = null;
        long startedNanos = System.nanoTime();
        Runnable goOn = started ? processor::start : () -> {};
        try {
            new RebuildBeside<>(stored, beside, log, settings, tokens)
                    .run(
                            position -> eventsPerSecond = perSecond(position + 1, startedNanos),
                            processor::shutDown,
                            goOn);
        } catch (RuntimeException failed) {
            rebuildError = failed;
            throw failed;
        }
    }

    private long fill() {
        long startedNanos = System.nanoTime();
        try {
            long reached = new Rebuild<>(log, writer, settings).run(0, position -> {
                progress.moveAllTo(position);
                eventsPerSecond = perSecond(position + 1, startedNanos);
                tokens.keepClaims();
            });
            if (reached != Progress.NOTHING) {
                tokens.storeAll(log.tokenAt(reached));
            }
            progress.moveAllTo(reached);
            LOG.info("view {} rebuilt up to position {}, {} events/s", view().name(), reached, eventsPerSecond);
            return reached;
        } finally {
            tokens.release();
        }
    }

    private static long perSecond(long events, long startedNanos) {
        return (long) (events * 1e9 / Math.max(1, System.nanoTime() - startedNanos));
    }

    private void rememberCompletion() {
        try {
            standing();
        } catch (MongoException outOfReach) {
            LOG.debug("whether {} is complete is checked at the next event or reader", view().name(), outOfReach);
        }
    }

    @Override
    public void onEventTrackerStatusChange(Map<Integer, EventTrackerStatus> changed) {
        changed.forEach((segment, status) -> {
            liveError = status.isErrorState() ? status.getError() : null;
            // After an error the claim is released, and another process may continue.
            if (status.trackerRemoved() || status.isErrorState()) {
                progress.lose(segment);
                stored.cache().clear();
            } else if (progress.moveTo(segment, status.getCurrentPosition().orElse(Progress.NOTHING))) {
                availability.forget();
                stored.cache().clear();
            }
        });
        if (!availability.isKnownComplete()) {
            rememberCompletion();
        }
    }

    @Override
    public boolean validatePositions() {
        return true;
    }

    private @Nullable String lastError() {
        return Optional.ofNullable(liveError)
                .or(() -> Optional.ofNullable(rebuildError))
                .map(ProjectionStatus::described)
                .orElse(null);
    }
}
