package dev.coopclaims.eventstore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.eventstore.contract.ContractNode.Noted;
import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What processors may rely on: tokens that outlive them, claims that exclude each other, replays that end exactly. */
public abstract class ProcessorsContract extends ContractSuite {

    private static final Duration CLAIM = Duration.ofSeconds(10);

    @Test
    void a_processor_goes_on_where_the_last_one_stopped() {
        ContractNode node = node();
        node.append("one", 0, 50);
        Handled first = new Handled();
        runUntil(processor(node, "view", first, null), first, 50);
        node.append("one", 50, 30);
        Handled second = new Handled();
        runUntil(processor(node(), "view", second, null), second, 30);

        assertThat(first.positions).isEqualTo(LongStream.range(0, 50).boxed().toList());
        assertThat(second.positions).isEqualTo(LongStream.range(50, 80).boxed().toList());
    }

    @Test
    void events_count_as_replayed_exactly_up_to_the_reset() {
        ContractNode node = node();
        for (int commit = 0; commit < 20; commit++) {
            node.append("one", commit * 5L, 5);
        }
        TrackingToken replay = ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(59), null);
        Handled before = new Handled();
        before.stopAfter = 35;
        runUntil(processor(node, "replaying", before, replay), before, 35);
        Handled after = new Handled();
        runUntil(processor(node(), "replaying", after, replay), after, 65);

        assertThat(before.replayed).isEqualTo(LongStream.range(0, 35).boxed().toList());
        assertThat(after.positions).isEqualTo(LongStream.range(35, 100).boxed().toList());
        assertThat(after.replayed).isEqualTo(LongStream.range(35, 60).boxed().toList());
    }

    @Test
    void a_token_comes_back_as_it_was_stored() {
        TokenStore tokens = server().tokens("node-1", CLAIM);
        tokens.initializeTokenSegments("view", 2);
        TrackingToken replay =
                ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(9), new GlobalSequenceTrackingToken(4));

        assertThat(tokens.fetchToken("view", 0)).isNull();
        assertThat(tokens.fetchToken("view", 1)).isNull();
        tokens.storeToken(new GlobalSequenceTrackingToken(Long.MAX_VALUE - 1), "view", 0);
        tokens.storeToken(replay, "view", 1);
        tokens.releaseClaim("view", 0);
        tokens.releaseClaim("view", 1);

        TokenStore restarted = server().tokens("node-2", CLAIM);
        assertThat(restarted.fetchSegments("view")).containsExactly(0, 1);
        assertThat(restarted.fetchToken("view", 0)).isEqualTo(new GlobalSequenceTrackingToken(Long.MAX_VALUE - 1));
        assertThat(restarted.fetchToken("view", 1)).isEqualTo(replay);
        assertThat(restarted.retrieveStorageIdentifier()).isPresent().isEqualTo(tokens.retrieveStorageIdentifier());
    }

    @Test
    void a_claim_excludes_other_nodes_until_it_is_released() {
        TokenStore one = server().tokens("node-1", CLAIM);
        TokenStore two = server().tokens("node-2", CLAIM);
        one.initializeTokenSegments("view", 1);
        assertThat(one.fetchToken("view", 0)).isNull();

        assertThatThrownBy(() -> two.fetchToken("view", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> two.storeToken(new GlobalSequenceTrackingToken(1), "view", 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThat(two.fetchAvailableSegments("view")).isEmpty();
        one.releaseClaim("view", 0);
        assertThat(two.fetchAvailableSegments("view")).hasSize(1);
        assertThat(two.fetchToken("view", 0)).isNull();
        assertThatThrownBy(() -> one.extendClaim("view", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void a_node_whose_claim_was_taken_over_cannot_store() throws InterruptedException {
        TokenStore paused = server().tokens("node-1", CLAIM);
        TokenStore taker = server().tokens("node-2", Duration.ofMillis(1));
        paused.initializeTokenSegments("view", 1);
        assertThat(paused.fetchToken("view", 0)).isNull();
        paused.storeToken(new GlobalSequenceTrackingToken(5), "view", 0);

        assertThat(takenOver(taker)).isEqualTo(new GlobalSequenceTrackingToken(5));
        taker.storeToken(new GlobalSequenceTrackingToken(8), "view", 0);
        assertThatThrownBy(() -> paused.storeToken(new GlobalSequenceTrackingToken(6), "view", 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        taker.releaseClaim("view", 0);
        assertThatThrownBy(() -> paused.storeToken(new GlobalSequenceTrackingToken(6), "view", 0))
                .isInstanceOf(UnableToClaimTokenException.class);

        assertThat(server().tokens("node-3", CLAIM).fetchToken("view", 0))
                .isEqualTo(new GlobalSequenceTrackingToken(8));
    }

    /** Claims expire by the server's clock, so try until it has moved on. */
    private static TrackingToken takenOver(TokenStore taker) {
        AtomicReference<TrackingToken> token = new AtomicReference<>();
        assertThat(Await.until(Duration.ofSeconds(limitSeconds()), () -> fetched(taker, token)))
                .as("the claim expires")
                .isTrue();
        return token.get();
    }

    private static boolean fetched(TokenStore taker, AtomicReference<TrackingToken> token) {
        try {
            token.set(taker.fetchToken("view", 0));
            return true;
        } catch (UnableToClaimTokenException stillClaimed) {
            return false;
        }
    }

    @Test
    void an_open_stream_is_told_of_new_events() throws InterruptedException {
        ContractNode node = node();
        AtomicInteger told = new AtomicInteger();
        try (TrackingEventStream stream = node.store().openStream(null)) {
            assertThat(stream.setOnAvailableCallback(told::incrementAndGet)).isTrue();
            assertThat(stream.hasNextAvailable()).isFalse();
            node.append("one", 0, 1);
            assertThat(stream.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Noted("of one", 0));
            assertThat(stream.hasNextAvailable()).isFalse();
            node.append("one", 1, 1);
            assertThat(stream.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
            Optional<TrackedEventMessage<?>> peeked = stream.peek();
            assertThat(peeked).isPresent();
            assertThat(stream.nextAvailable()).isSameAs(peeked.get());
        }
        assertThat(told.get()).isEqualTo(2);
    }

    private TrackingEventProcessor processor(
            ContractNode node, String name, Handled handled, @Nullable TrackingToken initialToken) {
        return TrackingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(handled)
                .messageSource(node.store())
                .tokenStore(server().tokens("node-" + System.identityHashCode(handled), CLAIM))
                .transactionManager(NoTransactionManager.instance())
                .errorHandler(PropagatingErrorHandler.instance())
                .storingTokensAfterProcessing()
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(5)
                        .andInitialTrackingToken(source -> initialToken)
                        .andEventAvailabilityTimeout(20, TimeUnit.MILLISECONDS))
                .build();
    }

    private static void runUntil(TrackingEventProcessor processor, Handled handled, int events) {
        processor.start();
        try {
            Await.until(Duration.ofSeconds(limitSeconds()), () -> handled.positions.size() >= events);
        } finally {
            processor.shutDown();
        }
        assertThat(handled.positions).hasSize(events);
    }

    /** Remembers what it was given; may refuse more after a number of events, as a stopping node would. */
    private static final class Handled implements EventHandlerInvoker {

        private final List<Long> positions = new CopyOnWriteArrayList<>();
        private final List<Long> replayed = new CopyOnWriteArrayList<>();
        private volatile int stopAfter = Integer.MAX_VALUE;

        @Override
        public boolean canHandle(EventMessage<?> eventMessage, Segment segment) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> message, Segment segment) {
            if (positions.size() >= stopAfter) {
                throw new IllegalStateException("stopping");
            }
            TrackingToken token = ((TrackedEventMessage<?>) message).trackingToken();
            positions.add(token.position().orElseThrow());
            if (ReplayToken.isReplay(message)) {
                replayed.add(token.position().orElseThrow());
            }
        }

        @Override
        public boolean supportsReset() {
            return true;
        }
    }
}
