package dev.coopclaims.query.projection;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.EventTrackerStatusChangeListener;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One view at work: its collection, its live processor, and its rebuild while the application runs. */
final class Projection<V extends Record> implements EventTrackerStatusChangeListener {

    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final long NEVER = Long.MAX_VALUE;

    private final StoredView<V> stored;
    private final ViewWriter<V> writer;
    private final Completeness completeness;
    private final EventLog log;
    private final ProjectionSettings settings;
    private final Tokens tokens;
    private final Progress progress;
    private final TrackingEventProcessor processor;
    private final AtomicBoolean rebuilding = new AtomicBoolean();
    /** The position from which on the view answers; {@link Progress#NOTHING} once it has been filled. */
    private volatile long answersFrom = NEVER;

    private volatile boolean started;
    private volatile @Nullable Throwable liveError;
    private volatile @Nullable Throwable rebuildError;
    private volatile @Nullable Long eventsPerSecond;

    Projection(
            View<V> view,
            MongoDatabase database,
            Completeness completeness,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TokenStore tokenStore,
            EventLog log,
            ProjectionSettings settings) {
        this.stored = new StoredView<>(database, view);
        this.writer = new ViewWriter<>(stored);
        this.completeness = completeness;
        this.log = log;
        this.settings = settings;
        this.tokens = new Tokens(tokenStore, view.collection(), settings.segments());
        this.progress = new Progress(settings.segments());
        this.processor = TrackingEventProcessor.builder()
                .name(view.collection())
                .eventHandlerInvoker(new ProjectionInvoker<>(view, writer))
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(source)
                .tokenStore(tokenStore)
                .transactionManager(NoTransactionManager.INSTANCE)
                .storingTokensAfterProcessing()
                .trackingEventProcessorConfiguration(
                        TrackingEventProcessorConfiguration.forParallelProcessing(settings.segments())
                                .andBatchSize(settings.batchSizeEvents())
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                                .andEventTrackerStatusChangeListener(this))
                .build();
    }

    ViewReader<V> reader() {
        return stored;
    }

    View<V> view() {
        return stored.view();
    }

    Progress progress() {
        return progress;
    }

    synchronized void start() {
        stored.createIndexes();
        answersFrom = completeness.isComplete(view()) ? Progress.NOTHING : log.head();
        processor.start();
        started = true;
    }

    /** Begins to stop; done after the batch it is at. Waits for a rebuild that runs. */
    synchronized CompletableFuture<Void> stop() {
        started = false;
        return processor.shutdownAsync();
    }

    /** Whether the view tells the whole truth up to its position. */
    boolean answers() {
        return progress.position() >= answersFrom;
    }

    ProjectionStatus status() {
        return new ProjectionStatus(
                view().name(),
                progress.position(),
                log.head(),
                isRebuilding() || !answers(),
                eventsPerSecond,
                lastError());
    }

    /**
     * Empties the view, fills it from the log and hands over to the live processor at the exact position.
     *
     * @return false when it is being rebuilt already
     * @throws RuntimeException when it failed; the live processor then fills the view from the start
     */
    boolean rebuild() {
        if (!rebuilding.compareAndSet(false, true)) {
            return false;
        }
        try {
            rebuildNow();
            return true;
        } finally {
            rebuilding.set(false);
        }
    }

    boolean isRebuilding() {
        return rebuilding.get();
    }

    private synchronized void rebuildNow() {
        boolean live = started;
        long endOfLog = log.head();
        rebuildError = null;
        eventsPerSecond = null;
        processor.shutDown();
        long reached = NEVER;
        try {
            tokens.claimAndReset();
            answersFrom = NEVER;
            completeness.set(view(), false);
            stored.clear();
            reached = fill();
        } catch (RuntimeException failed) {
            rebuildError = failed;
            throw failed;
        } finally {
            // After a failure the live processor fills the view; it answers where the log ended at the beginning.
            // Where another node holds the tokens nothing was touched, and the view answers as before.
            if (answersFrom == NEVER) {
                answersFrom = reached == NEVER ? endOfLog : reached;
            }
            if (live) {
                processor.start();
            }
            markCompleteWhenReached();
        }
    }

    private long fill() {
        long startedNanos = System.nanoTime();
        try {
            long reached = new Rebuild<>(log, writer, settings).run(position -> {
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

    private void markCompleteWhenReached() {
        if (answersFrom != Progress.NOTHING && answers()) {
            completeness.set(view(), true);
            answersFrom = Progress.NOTHING;
        }
    }

    @Override
    public void onEventTrackerStatusChange(Map<Integer, EventTrackerStatus> changed) {
        changed.forEach((segment, status) -> {
            liveError = status.isErrorState() ? status.getError() : null;
            if (status.trackerRemoved()) {
                progress.lose(segment);
            } else {
                progress.moveTo(segment, status.getCurrentPosition().orElse(Progress.NOTHING));
            }
            markCompleteWhenReached();
        });
    }

    @Override
    public boolean validatePositions() {
        return true;
    }

    private @Nullable String lastError() {
        return Optional.ofNullable(liveError)
                .or(() -> Optional.ofNullable(rebuildError))
                .map(Projection::described)
                .orElse(null);
    }

    private static String described(Throwable error) {
        Throwable cause = error;
        for (Throwable deeper = error; deeper != null; deeper = deeper.getCause()) {
            cause = deeper;
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
