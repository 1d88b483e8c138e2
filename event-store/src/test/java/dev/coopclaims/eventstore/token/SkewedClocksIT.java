package dev.coopclaims.eventstore.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Claims between nodes whose clocks are hours apart. Each case is run with the process' clock as well, where it goes
 * wrong every time: so the danger was there, and this test sees it.
 */
class SkewedClocksIT {

    private static final String VIEW = "view";
    private static final int ROUNDS = 50;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONG_CLAIM = Duration.ofMinutes(10);
    private static final Duration SHORT_CLAIM = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    @Test
    void a_node_whose_clock_is_ahead_steals_no_live_claim() {
        int stolen = 0;
        int offered = 0;
        int stolenByProcessClock = 0;
        node("any", Duration.ZERO, LONG_CLAIM, TokenClock.SERVER).initializeTokenSegments(VIEW, 2 * ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            TokenStore holder = node("holder", HOUR.negated(), LONG_CLAIM, TokenClock.SERVER);
            TokenStore ahead = node("ahead", HOUR, LONG_CLAIM, TokenClock.SERVER);
            holder.fetchToken(VIEW, round);
            int segment = round;
            offered += ahead.fetchAvailableSegments(VIEW).stream()
                            .anyMatch(available -> available.getSegmentId() == segment)
                    ? 1
                    : 0;
            stolen += claims(ahead, round) ? 1 : 0;
            holder.extendClaim(VIEW, round);
            stolen += claims(ahead, round) ? 1 : 0;
            holder.storeToken(new GlobalSequenceTrackingToken(round), VIEW, round);
            stolen += claims(ahead, round) ? 1 : 0;

            node("holder", HOUR.negated(), LONG_CLAIM, TokenClock.PROCESS).fetchToken(VIEW, ROUNDS + round);
            stolenByProcessClock += claims(node("ahead", HOUR, LONG_CLAIM, TokenClock.PROCESS), ROUNDS + round) ? 1 : 0;
        }
        System.out.printf(
                "clock 2 h ahead of the holder's, %d live claims: %d stolen in %d tries; by the process' clock %d of %d%n",
                ROUNDS, stolen, 3 * ROUNDS, stolenByProcessClock, ROUNDS);
        assertThat(stolen).isZero();
        assertThat(offered).isZero();
        assertThat(stolenByProcessClock).isEqualTo(ROUNDS);
    }

    @Test
    void a_node_whose_clock_is_behind_takes_an_expired_claim() {
        int taken = 0;
        int takenByProcessClock = 0;
        node("any", Duration.ZERO, SHORT_CLAIM, TokenClock.SERVER).initializeTokenSegments(VIEW, 2 * ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            node("holder", HOUR, SHORT_CLAIM, TokenClock.SERVER).fetchToken(VIEW, round);
            node("holder", HOUR, SHORT_CLAIM, TokenClock.PROCESS).fetchToken(VIEW, ROUNDS + round);
        }
        TokenStore behind = node("behind", HOUR.negated(), SHORT_CLAIM, TokenClock.SERVER);
        TokenStore behindByProcessClock = node("behind", HOUR.negated(), SHORT_CLAIM, TokenClock.PROCESS);
        for (int round = 0; round < ROUNDS; round++) {
            int segment = round;
            taken += Await.until(LIMIT, () -> claims(behind, segment)) ? 1 : 0;
            takenByProcessClock += claims(behindByProcessClock, ROUNDS + round) ? 1 : 0;
        }
        System.out.printf(
                "clock 2 h behind the holder's, %d expired claims: %d taken; by the process' clock %d%n",
                ROUNDS, taken, takenByProcessClock);
        assertThat(taken).isEqualTo(ROUNDS);
        assertThat(takenByProcessClock).isZero();
    }

    /**
     * A thread sleeps through its claim; another node takes the segment over, goes on and gives it back; another thread of
     * the first node claims it again. What the sleeper then stores would put the position back.
     */
    @Test
    void a_thread_that_slept_through_its_claim_cannot_store_in_the_next_one_of_its_node() throws Exception {
        TokenStore first = node("first", Duration.ZERO, SHORT_CLAIM, TokenClock.SERVER);
        TokenStore other = node("other", Duration.ZERO, SHORT_CLAIM, TokenClock.SERVER);
        first.initializeTokenSegments(VIEW, 1, new GlobalSequenceTrackingToken(10));
        ExecutorService sleeper = Executors.newSingleThreadExecutor();
        ExecutorService coordinator = Executors.newSingleThreadExecutor();
        try (sleeper;
                coordinator) {
            sleeper.submit(() -> first.fetchToken(VIEW, 0)).get();
            assertThat(Await.until(LIMIT, () -> claims(other, 0))).isTrue();
            other.storeToken(new GlobalSequenceTrackingToken(20), VIEW, 0);
            other.releaseClaim(VIEW, 0);
            coordinator.submit(() -> first.fetchToken(VIEW, 0)).get();

            assertThatThrownBy(
                            () -> sleeper.submit(() -> first.storeToken(new GlobalSequenceTrackingToken(11), VIEW, 0))
                                    .get())
                    .hasCauseInstanceOf(UnableToClaimTokenException.class);
            assertThatThrownBy(() ->
                            sleeper.submit(() -> first.extendClaim(VIEW, 0)).get())
                    .hasCauseInstanceOf(UnableToClaimTokenException.class);
            coordinator
                    .submit(() -> first.storeToken(new GlobalSequenceTrackingToken(21), VIEW, 0))
                    .get();
            assertThat(((PositionTokenStore) first).lowestPosition(VIEW)).hasValue(21);
        }
    }

    @Test
    void a_position_of_another_log_is_refused() {
        TokenStore here = new PositionTokenStore(database, "log", "one", LONG_CLAIM, TokenClock.SERVER);
        here.initializeTokenSegments(VIEW, 1, new GlobalSequenceTrackingToken(10));
        TokenStore restored = new PositionTokenStore(database, "another log", "one", LONG_CLAIM, TokenClock.SERVER);

        assertThatThrownBy(() -> restored.fetchToken(VIEW, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is in the log log, and this is the log another log");
    }

    /**
     * Nodes hours apart contend for one segment; each adds one to its token, and now and then sleeps through its claim
     * first. If two ever held it and both could store, one of their steps would be missing at the end.
     */
    @Test
    void among_clocks_hours_apart_no_step_is_lost() throws InterruptedException {
        Contention contention = new Contention();
        node("any", Duration.ZERO, SHORT_CLAIM, TokenClock.SERVER)
                .initializeTokenSegments(VIEW, 1, new GlobalSequenceTrackingToken(0));
        List<Thread> threads = new ArrayList<>();
        for (int hours : new int[] {-2, -1, 1, 2}) {
            TokenStore node =
                    node("node" + hours, HOUR.multipliedBy(hours), SHORT_CLAIM.multipliedBy(5), TokenClock.SERVER);
            threads.add(Thread.ofPlatform().start(() -> contention.run(node, hours)));
        }
        for (Thread thread : threads) {
            assertThat(thread.join(LIMIT)).isTrue();
        }
        System.out.printf(
                "4 nodes, clocks 4 h apart: %d claims got, %d refused; %d steps stored, %d refused to a node that slept"
                        + " through its claim%n",
                contention.claimed.get(), contention.refused.get(), contention.stored.get(), contention.late.get());
        assertThat(node("any", Duration.ZERO, LONG_CLAIM, TokenClock.SERVER).lowestPosition(VIEW))
                .isEqualTo(OptionalLong.of(contention.stored.get()));
        assertThat(contention.refused).as("claims that met a live one").hasPositiveValue();
        assertThat(contention.late).as("nodes that slept through their claim").hasPositiveValue();
    }

    private PositionTokenStore node(String name, Duration ahead, Duration claim, TokenClock clock) {
        return new PositionTokenStore(
                database, "log", name, claim, clock, () -> Instant.now().plus(ahead));
    }

    private static boolean claims(TokenStore node, int segment) {
        try {
            node.fetchToken(VIEW, segment);
            return true;
        } catch (UnableToClaimTokenException e) {
            return false;
        }
    }

    private static final class Contention {

        private static final int STEPS_EACH = 60;
        private static final int SLEEPS_ONCE_IN = 10;

        private final AtomicInteger claimed = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger stored = new AtomicInteger();
        private final AtomicInteger late = new AtomicInteger();

        private void run(TokenStore node, int seed) {
            Random random = new Random(seed);
            long deadline = System.nanoTime() + LIMIT.toNanos() / 2;
            int steps = 0;
            while (steps < STEPS_EACH && System.nanoTime() < deadline) {
                try {
                    TrackingToken token = node.fetchToken(VIEW, 0);
                    claimed.incrementAndGet();
                    steps += step(node, token.position().orElseThrow(), random) ? 1 : 0;
                } catch (UnableToClaimTokenException e) {
                    refused.incrementAndGet();
                    pause(1);
                }
            }
        }

        private boolean step(TokenStore node, long position, Random random) {
            boolean sleeps = random.nextInt(SLEEPS_ONCE_IN) == 0;
            pause(sleeps ? SHORT_CLAIM.multipliedBy(10).toMillis() : 1);
            try {
                node.storeToken(new GlobalSequenceTrackingToken(position + 1), VIEW, 0);
                stored.incrementAndGet();
                if (!sleeps) {
                    node.releaseClaim(VIEW, 0);
                }
                return true;
            } catch (UnableToClaimTokenException e) {
                late.incrementAndGet();
                return false;
            }
        }

        private static void pause(long millis) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }
}
