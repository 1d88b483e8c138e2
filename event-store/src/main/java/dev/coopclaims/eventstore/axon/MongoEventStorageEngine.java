package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.append.Appended;
import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.append.EncodedCommit;
import dev.coopclaims.eventstore.append.SequenceConflictException;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.bson.LoggedMetaData;
import dev.coopclaims.eventstore.bson.StoredNames.StoredName;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's view of the log: appends through the {@link Appender}, reads by position or by stream, and counts positions in
 * its tokens. Works on every {@link CommitLog}, including the embedded one. Thread-safe.
 *
 * <p>Event timestamps have millisecond precision. A unit of work may append only once ({@link AppendedPositions}).
 */
public final class MongoEventStorageEngine extends AbstractEventStorageEngine {

    private static final int LOG_PAGE_COMMITS = 2_000;
    private static final int STREAM_PAGE_COMMITS = 5_000;

    private final Appender appender;
    private final CommitLog log;
    private final BsonSerializer serializer;
    private final CommitEncoder encoder;
    private final SnapshotCollection snapshots;
    private final TokenTime tokenTime;
    private final boolean tellsRecordedAt;

    private MongoEventStorageEngine(Builder builder) {
        super(builder);
        this.appender = Builder.given(builder.appender, "appender");
        this.serializer = Builder.given(builder.serializer, "serializer");
        this.snapshots = Builder.given(builder.snapshots, "snapshots");
        this.log = appender.log();
        this.encoder = new CommitEncoder(serializer);
        this.tokenTime = builder.tokenTime;
        this.tellsRecordedAt = builder.tellsRecordedAt;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The appender, for access to its signal and for closing it. */
    public Appender appender() {
        return appender;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer eventSerializer) {
        if (events.isEmpty()) {
            return;
        }
        AppendedPositions.begin();
        String requestKey = RequestKey.current();
        try {
            EncodedCommit commit = encoder.encode(events, requestKey);
            Appended appended = appender.append(commit);
            AppendedPositions.set(appended);
        } catch (SequenceConflictException e) {
            if (requestKey != null && e.stream().equals(RequestKey.streamOf(requestKey))) {
                throw stored(requestKey, e);
            }
            handlePersistenceException(e, CommitEncoder.firstOf(e.stream(), events));
        }
    }

    private RuntimeException stored(String requestKey, SequenceConflictException conflict) {
        return log.commitBeginning(RequestKey.streamOf(requestKey), 0)
                .<RuntimeException>map(commit -> new RequestStoredException(
                        requestKey, CommitLayout.positionOf(commit), CommitLayout.endOf(commit) - 1))
                .orElse(conflict);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String identifier, long firstSequenceNumber) {
        return StreamSupport.stream(
                        new StreamSpliterator(appender, identifier, firstSequenceNumber, STREAM_PAGE_COMMITS), false)
                .map(event -> StoredEntries.domain(event, identifier));
    }

    /**
     * Reads several streams as of one moment, not before the call; uses one query unless a stream is long.
     *
     * @param from by stream, the sequence number of the first wanted event: 0, or the one behind what was read before
     * @return the events by stream; streams without such events are missing
     */
    public Map<String, List<DomainEventMessage<?>>> readStreams(Map<String, Long> from) {
        return new StreamsAtOneMoment(appender, serializer, upcasterChain).read(from);
    }

    /** Streams as they were, for who asks for the past. */
    public PastStreams past() {
        return new PastStreams(appender, serializer, upcasterChain);
    }

    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        return eventsFrom(PositionTokens.positionAfter(trackingToken))
                .map(event -> StoredEntries.tracked(event, tellsRecordedAt));
    }

    /** Reads the log on from a position, for somebody who follows it. */
    public LogReader reader(long position) {
        LogSpliterator stored =
                new LogSpliterator(log, appender.recent()::from, appender.meters(), position, LOG_PAGE_COMMITS);
        return new LogReader(
                stored.withKeys(serializer),
                events -> EventUtils.upcastAndDeserializeTrackedEvents(
                        events.map(event -> StoredEntries.tracked(event, tellsRecordedAt)), serializer, upcasterChain),
                stored::asks);
    }

    private Stream<StoredEvent> eventsFrom(long position) {
        return LogSpliterator.events(log, appender.meters(), position, LOG_PAGE_COMMITS, serializer);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer snapshotSerializer) {
        StoredName name = serializer.names().nameOf(snapshot.getPayload().getClass());
        var payload =
                serializer.toBson(snapshot.getPayload(), snapshot.getIdentifier(), snapshot.getAggregateIdentifier());
        StoredEvent stored = new StoredEvent(
                -1,
                snapshot.getTimestamp(),
                snapshot.getIdentifier(),
                snapshot.getAggregateIdentifier(),
                snapshot.getType(),
                snapshot.getSequenceNumber(),
                name.name(),
                name.revision(),
                snapshot.getTimestamp(),
                payload,
                serializer.mapper().toBson(snapshot.getMetaData()),
                payload);
        snapshots.store(stored, snapshot.getAggregateIdentifier(), snapshot.getType());
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return snapshots.find(aggregateIdentifier).stream()
                .map(snapshot -> StoredEntries.domain(snapshot, aggregateIdentifier));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        OptionalLong head = log.headOf(aggregateIdentifier);
        return head.isPresent() ? Optional.of(head.getAsLong()) : Optional.empty();
    }

    @Override
    @SuppressWarnings("NullAway") // null is Axon's token before the first event
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // null is Axon's token before the first event
    public @Nullable TrackingToken createHeadToken() {
        return PositionTokens.before(log.tail().nextPosition());
    }

    @Override
    @SuppressWarnings("NullAway") // null is Axon's token before the first event
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        return PositionTokens.before(
                switch (tokenTime) {
                    case RECORDED_AT -> CommitTail.positionAt(log, dateTime);
                    case OCCURRED_AT -> past().firstOccurredAt(dateTime);
                });
    }

    /** Builds an engine; an appender, a serializer and a snapshot collection are required. */
    public static final class Builder extends AbstractEventStorageEngine.Builder {

        private @Nullable Appender appender;
        private @Nullable BsonSerializer serializer;
        private @Nullable SnapshotCollection snapshots;
        private TokenTime tokenTime = TokenTime.RECORDED_AT;
        private boolean tellsRecordedAt;

        private Builder() {
            persistenceExceptionResolver(SequenceConflictException.class::isInstance);
        }

        /** The appender that stores commits; its log is read from. */
        public Builder appender(Appender appender) {
            this.appender = appender;
            return this;
        }

        /** The serializer for events and snapshots. */
        public Builder serializer(BsonSerializer serializer) {
            this.serializer = serializer;
            super.eventSerializer(serializer);
            super.snapshotSerializer(serializer);
            return this;
        }

        public Builder snapshots(SnapshotCollection snapshots) {
            this.snapshots = snapshots;
            return this;
        }

        /** The time that {@link #createTokenAt} uses; {@link TokenTime#RECORDED_AT} by default. */
        public Builder tokenTime(TokenTime tokenTime) {
            this.tokenTime = tokenTime;
            return this;
        }

        /** Who reads the log finds in an event's metadata when it was kept ({@link LoggedMetaData}); by default not. */
        public Builder tellRecordedAt() {
            this.tellsRecordedAt = true;
            return this;
        }

        @Override
        public Builder eventSerializer(Serializer eventSerializer) {
            throw new AxonConfigurationException("Give a BsonSerializer to serializer(…): the stored form is BSON");
        }

        @Override
        public Builder snapshotSerializer(Serializer snapshotSerializer) {
            throw new AxonConfigurationException("Give a BsonSerializer to serializer(…): the stored form is BSON");
        }

        @Override
        public Builder upcasterChain(EventUpcaster upcasterChain) {
            super.upcasterChain(upcasterChain);
            return this;
        }

        @Override
        public Builder persistenceExceptionResolver(PersistenceExceptionResolver persistenceExceptionResolver) {
            super.persistenceExceptionResolver(persistenceExceptionResolver);
            return this;
        }

        @Override
        public Builder snapshotFilter(SnapshotFilter snapshotFilter) {
            super.snapshotFilter(snapshotFilter);
            return this;
        }

        /** @throws AxonConfigurationException when a part is missing */
        public MongoEventStorageEngine build() {
            return new MongoEventStorageEngine(this);
        }

        @Override
        protected void validate() {
            given(appender, "appender");
            given(serializer, "serializer");
            given(snapshots, "snapshots");
            super.validate();
        }

        private static <T> T given(@Nullable T part, String name) {
            if (part == null) {
                throw new AxonConfigurationException("The event storage engine needs its " + name);
            }
            return part;
        }
    }
}
