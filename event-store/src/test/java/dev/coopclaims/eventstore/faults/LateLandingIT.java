package dev.coopclaims.eventstore.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.eventstore.axon.AppendedPositions;
import dev.coopclaims.eventstore.log.MongoCommitLog;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The server executes a write whose node has given up and is finding out what became of it: before the node asks, when it
 * finds its own commit there, and after it has asked, when the late write finds its place taken.
 */
class LateLandingIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ROUNDS = 6;
    private static final long HELD_NANOS = FaultNode.IMPATIENT_NANOS + 300_000_000;

    @Test
    void a_write_that_lands_after_its_node_has_given_up_is_stored_once() throws Exception {
        try (Members members = Members.start(1);
                Proxies proxies = new Proxies(members);
                FaultNode node = new FaultNode(
                        "late", members.uri(), "&retryWrites=false", true, true, InstantSource.system())) {
            LateRequests late = proxies.late();
            late.watch(node.writes());
            // From here on it knows the end of the log and has a connection, so that the next thing it sends is the
            // write.
            node.engine().appendEvents(FaultNode.filled("round-0", 0, ""));
            for (int round = 1; round <= ROUNDS; round++) {
                int before = late.executed();
                if (round % 2 == 0) {
                    proxies.mode(TcpProxy.Mode.HOLD_REQUESTS);
                } else {
                    proxies.holdNext("insert", MongoCommitLog.COLLECTION, HELD_NANOS);
                }
                CompletableFuture<Long> position = appended(node, "round-" + round);
                LockSupport.parkNanos(HELD_NANOS);
                proxies.mode(TcpProxy.Mode.PASS);

                assertThat(position.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(round);
                assertThat(Await.until(LIMIT, () -> late.executed() > before))
                        .as("the write of round %d was executed late", round)
                        .isTrue();
            }
            System.out.printf(
                    "late landings: %d writes executed after their node had given up, %d of them stored their commit%n",
                    late.executed(), late.stored());
            assertThat(late.stored()).isPositive().isLessThan(late.executed());
            List<StoredCommit> stored =
                    node.log().commits(0, 100).stream().map(StoredCommit::of).toList();
            assertThat(stored.stream().map(commit -> commit.events().getFirst().stream()))
                    .isEqualTo(IntStream.rangeClosed(0, ROUNDS)
                            .mapToObj(round -> "round-" + round)
                            .toList());
        }
    }

    private static CompletableFuture<Long> appended(FaultNode node, String stream) {
        return CompletableFuture.supplyAsync(
                () -> Objects.requireNonNull(AppendedPositions.during(() -> {
                                    node.engine().appendEvents(FaultNode.filled(stream, 0, ""));
                                    return true;
                                })
                                .appended())
                        .firstPosition(),
                task -> Thread.ofVirtual().start(task));
    }
}
