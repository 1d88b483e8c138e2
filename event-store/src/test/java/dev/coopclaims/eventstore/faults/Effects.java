package dev.coopclaims.eventstore.faults;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import dev.coopclaims.eventstore.token.PositionTokenStore;
import dev.coopclaims.eventstore.token.TokenClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.bson.Document;

/**
 * A tracking processor that leaves one document per event, keyed by position: handled at least once, its effect is there
 * exactly once. Several nodes run it and contend for its segment.
 */
final class Effects implements EventHandlerInvoker {

    static final String COLLECTION = "effects";

    private static final String NAME = "effects";
    private static final Duration CLAIM = Duration.ofSeconds(5);
    private static final int BATCH = 200;

    private final MongoCollection<Document> effects;
    private final AtomicLong highest;
    private final AtomicLong again;
    private final Broken broken;
    private final List<Document> buffer = new ArrayList<>();

    /** {@code highest} is the highest position that any node has handled, {@code again} counts events handled before. */
    private Effects(MongoClient client, AtomicLong highest, AtomicLong again, Broken broken) {
        this.effects = collection(client);
        this.highest = highest;
        this.again = again;
        this.broken = broken;
    }

    static MongoCollection<Document> collection(MongoClient client) {
        return client.getDatabase(FaultNode.DATABASE).getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY);
    }

    static TrackingEventProcessor processor(FaultNode node, AtomicLong highest, AtomicLong again, Broken broken) {
        TrackingEventProcessor processor = TrackingEventProcessor.builder()
                .name(NAME)
                .eventHandlerInvoker(new Effects(node.client(), highest, again, broken))
                .messageSource(node.store())
                .tokenStore(new PositionTokenStore(
                        node.client().getDatabase(FaultNode.DATABASE), "log", node.name(), CLAIM, TokenClock.SERVER))
                .transactionManager(NoTransactionManager.instance())
                .errorHandler(PropagatingErrorHandler.instance())
                .storingTokensAfterProcessing()
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(BATCH)
                        .andInitialTrackingToken(source -> source.createTailToken())
                        .andTokenClaimInterval(1, TimeUnit.SECONDS)
                        .andEventAvailabilityTimeout(100, TimeUnit.MILLISECONDS))
                .build();
        processor.start();
        return processor;
    }

    @Override
    public boolean canHandle(EventMessage<?> eventMessage, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        boolean batching = CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?>;
        if (!batching || ((BatchingUnitOfWork<?>) CurrentUnitOfWork.get()).isFirstMessage(message)) {
            buffer.clear();
        }
        long position =
                ((TrackedEventMessage<?>) message).trackingToken().position().orElseThrow();
        long before = highest.get();
        if (position > before + 1) {
            broken.add("the processor was given position " + position + " after " + before);
        } else if (position <= before) {
            again.incrementAndGet();
        }
        highest.accumulateAndGet(position, Math::max);
        buffer.add(new Document("_id", position).append("event", message.getIdentifier()));
        if (!batching || ((BatchingUnitOfWork<?>) CurrentUnitOfWork.get()).isLastMessage(message)) {
            write();
        }
    }

    private void write() {
        try {
            effects.insertMany(buffer, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            boolean there = e.getWriteConcernError() == null
                    && e.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (!there) {
                throw e;
            }
        } catch (MongoException e) {
            throw new IllegalStateException("the effects could not be written", e);
        }
    }

    @Override
    public boolean supportsReset() {
        return false;
    }
}
