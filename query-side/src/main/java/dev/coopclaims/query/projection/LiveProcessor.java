package dev.coopclaims.query.projection;

import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventTrackerStatusChangeListener;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;

/** Axon's tracking processor, which would pause for up to a minute after an outage; this one retries sooner. */
final class LiveProcessor extends TrackingEventProcessor {

    /** The longest pause of a worker or of its launcher between two attempts, in milliseconds. */
    private static final long MAX_PAUSE_MILLIS = 2_000;

    LiveProcessor(TrackingEventProcessor.Builder builder) {
        super(builder);
    }

    /** The processor of a view; its tokens are stored after the batch is written, and failures are retried. */
    static LiveProcessor of(
            EventHandlerInvoker invoker,
            View<?> view,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TokenStore tokens,
            ProjectionSettings settings,
            EventTrackerStatusChangeListener listener) {
        return new LiveProcessor(builder()
                .name(view.collection())
                .eventHandlerInvoker(invoker)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(source)
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.INSTANCE)
                .storingTokensAfterProcessing()
                .trackingEventProcessorConfiguration(
                        TrackingEventProcessorConfiguration.forParallelProcessing(settings.segments())
                                .andBatchSize(settings.batchSizeEvents())
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                                .andEventTrackerStatusChangeListener(listener)));
    }

    @Override
    protected void doSleepFor(long millisToSleep, AtomicBoolean interruptFlag) {
        super.doSleepFor(pauseMillis(millisToSleep), interruptFlag);
    }

    static long pauseMillis(long wantedMillis) {
        return Math.min(wantedMillis, MAX_PAUSE_MILLIS);
    }
}
