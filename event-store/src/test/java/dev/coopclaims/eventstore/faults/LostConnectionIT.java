package dev.coopclaims.eventstore.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoOperationTimeoutException;
import dev.coopclaims.eventstore.axon.SnapshotCollection;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.token.PositionTokenStore;
import dev.coopclaims.eventstore.token.TokenClock;
import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * A network that forgets one connection and tells nobody, while the driver's own heartbeats go through: nothing but a
 * time-out of ours ends that wait, and no other write of the node can go before.
 */
class LostConnectionIT {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    @Test
    void a_connection_that_is_dead_without_a_word_holds_writing_up_for_a_bounded_time() {
        try (Members members = Members.start(1);
                Proxies proxies = new Proxies(members);
                FaultNode node = new FaultNode("lost", members.uri(), true)) {
            node.engine().appendEvents(FaultNode.filled("before", 0, ""));
            proxies.loseConnectionOfNext("insert", MongoCommitLog.COLLECTION);

            assertThatThrownBy(() -> node.engine().appendEvents(FaultNode.filled("during", 0, "")))
                    .isInstanceOfSatisfying(
                            EventStoreUnavailableException.class,
                            e -> assertThat(e.outcomeUnknown()).isTrue());
            assertThat(Await.until(LIMIT, () -> stored(node, "after")))
                    .as("writing goes on")
                    .isTrue();

            // The commit of unknown outcome was settled before the next one was written.
            assertThat(node.log().commits(0, 10))
                    .extracting(CommitLayout::positionOf)
                    .containsExactly(0L, 1L, 2L);
        }
    }

    /** Each loses a connection of its own, all at once, so that the test waits for one time-out only. */
    @Test
    void it_holds_the_position_of_a_processor_and_a_snapshot_up_for_a_bounded_time() {
        try (Members members = Members.start(1);
                Proxies proxies = new Proxies(members);
                FaultNode node = new FaultNode("lost", members.uri(), true)) {
            PositionTokenStore tokens = new PositionTokenStore(
                    node.client().getDatabase(FaultNode.DATABASE), "log", "lost", LIMIT, TokenClock.SERVER);
            tokens.initializeTokenSegments("view", 2);
            List<Operation> operations = List.of(
                    new Operation("findAndModify", PositionTokenStore.COLLECTION, () -> tokens.fetchToken("view", 0)),
                    new Operation("update", PositionTokenStore.COLLECTION, () -> tokens.storeToken(null, "view", 1)),
                    new Operation("find", PositionTokenStore.COLLECTION, () -> tokens.lowestPosition("view")),
                    new Operation(
                            "update",
                            SnapshotCollection.COLLECTION,
                            () -> node.engine()
                                    .storeSnapshot(
                                            FaultNode.filled("one", 0, "").getFirst())),
                    new Operation(
                            "find",
                            SnapshotCollection.COLLECTION,
                            () -> node.engine().readSnapshot("one")));
            tokens.fetchToken("view", 1);
            operations.forEach(operation -> assertThat(operation.failure()).isEmpty());

            operations.forEach(operation -> proxies.loseConnectionOfNext(operation.command(), operation.collection()));
            List<CompletableFuture<Optional<RuntimeException>>> failures = operations.stream()
                    .map(operation -> CompletableFuture.supplyAsync(
                            operation::failure, task -> Thread.ofVirtual().start(task)))
                    .toList();

            assertThat(Await.until(LIMIT, () -> failures.stream().allMatch(CompletableFuture::isDone)))
                    .as("nothing waits for ever: %s", failures)
                    .isTrue();
            assertThat(failures)
                    .allSatisfy(failure -> assertThat(failure.join())
                            .hasValueSatisfying(e -> assertThat(e)
                                    .hasStackTraceContaining(MongoOperationTimeoutException.class.getName())));
            operations.forEach(operation -> assertThat(operation.failure()).isEmpty());
        }
    }

    /** Something that is done by one command. */
    private record Operation(String command, String collection, Runnable work) {

        Optional<RuntimeException> failure() {
            try {
                work.run();
                return Optional.empty();
            } catch (RuntimeException e) {
                return Optional.of(e);
            }
        }
    }

    private static boolean stored(FaultNode node, String stream) {
        try {
            node.engine().appendEvents(FaultNode.filled(stream, 0, ""));
            return true;
        } catch (EventStoreUnavailableException e) {
            assertThat(e.outcomeUnknown()).isFalse();
            return false;
        }
    }
}
