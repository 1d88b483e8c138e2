package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.log.CommitSignal;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.monitoring.MessageMonitor;
import org.axonframework.tracing.SpanFactory;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store with streams woken by a {@link CommitSignal} instead of polling, so that processors see an event
 * within milliseconds of its commit. Each stream reads the log independently.
 */
public final class SignalledEventStore extends EmbeddedEventStore {

    private final CommitSignal signal;
    private final long pollMillis;

    private SignalledEventStore(Builder builder, CommitSignal signal) {
        super(builder);
        this.signal = signal;
        this.pollMillis = builder.pollMillis;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        return new SignalledEventStream(storageEngine().readEvents(trackingToken, false), signal, pollMillis);
    }

    @Override
    protected void afterCommit(java.util.List<? extends EventMessage<?>> events) {
        // The appender has already signalled, and there is no shared producer to wake.
    }

    /** Builds a store; the engine and the signal are required. */
    public static final class Builder extends EmbeddedEventStore.Builder {

        private @Nullable CommitSignal signal;
        private long pollMillis = 1_000;

        private Builder() {}

        /** The signal that wakes streams; the appender and the watch for other nodes must raise the same one. */
        public Builder signal(CommitSignal signal) {
            this.signal = signal;
            return this;
        }

        /** The longest time between two checks of an idle stream, 1 ms or more; 1 s by default. */
        public Builder pollMillis(long pollMillis) {
            if (pollMillis < 1) {
                throw new AxonConfigurationException("pollMillis must be 1 or more, not " + pollMillis);
            }
            this.pollMillis = pollMillis;
            return this;
        }

        @Override
        public Builder storageEngine(EventStorageEngine storageEngine) {
            super.storageEngine(storageEngine);
            return this;
        }

        @Override
        public Builder messageMonitor(MessageMonitor<? super EventMessage<?>> messageMonitor) {
            super.messageMonitor(messageMonitor);
            return this;
        }

        @Override
        public Builder spanFactory(SpanFactory spanFactory) {
            super.spanFactory(spanFactory);
            return this;
        }

        @Override
        public SignalledEventStore build() {
            CommitSignal given = signal;
            if (given == null) {
                throw new AxonConfigurationException("The event store needs the signal that wakes its streams");
            }
            return new SignalledEventStore(this, given);
        }
    }
}
