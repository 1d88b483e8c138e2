package dev.coopclaims.query.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.projection.TestLog;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Followers that fall behind, fail, are slow, or are taken out of the group's hands. */
class FollowerGroupIT {
    private static final String GROUP = "followed";
    private static final String NOTED = "noted";
    private static final long WAIT_MILLIS = 10_000;
    private static final int KEPT_EVENTS = 20;
    private static final Duration CLAIM = Duration.ofSeconds(2);

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());
    private final TestLog log = new TestLog();
    private final LogTail tail = new LogTail(log, KEPT_EVENTS, Long.MAX_VALUE, TimeUnit.HOURS.toNanos(1));
    private final GroupClaims claims = new MongoGroupClaims(database, GROUP, "log", "node", CLAIM, ClaimClock.SERVER);
    private final List<FollowerGroup> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(FollowerGroup::close);
        tail.close();
        database.drop();
        client.close();
    }

    @Test
    void who_reads_behind_the_tail_goes_on_after_a_failing_write() throws InterruptedException {
        append(30 * KEPT_EVENTS);
        CountDownLatch fallBack = new CountDownLatch(1);
        AtomicInteger failuresBehind = new AtomicInteger();
        Follower fast = new Named("fast", events -> {});
        Follower slow = new Named("slow", events -> {
            awaitSignal(fallBack);
            long first = events.getFirst().position();
            if (first > KEPT_EVENTS && first < tail.low() && failuresBehind.get() == 0) {
                failuresBehind.incrementAndGet();
                failInsertsOnce();
            }
            note(events);
        });
        FollowerGroup group = started(claims, 7, fast, slow);
        assertThat(group.await(fast, log.head(), WAIT_MILLIS)).isTrue();

        fallBack.countDown();

        assertThat(group.await(slow, log.head(), WAIT_MILLIS))
                .as("stands at %d: %s", group.position(slow), group.error(slow))
                .isTrue();
        assertThat(failuresBehind).hasValue(1);
        assertThat(noted()).containsExactlyElementsOf(positions());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_position_that_is_set_back_is_not_overwritten_by_an_older_one(boolean lateFails) throws Exception {
        append(3);
        LateClaims late = new LateClaims(claims, log.head(), lateFails);
        Follower follower = new Named("follower", events -> {});
        FollowerGroup group = started(late, 50, follower);
        assertThat(late.isReached()).isTrue();

        FollowerGroup.Held held = group.hold(follower);
        CompletableFuture<Void> reset = CompletableFuture.runAsync(() -> held.store(EventLog.NOTHING));
        // Long enough for a reset that does not wait for the other one.
        reset.copy().completeOnTimeout(null, 300, TimeUnit.MILLISECONDS).join();
        late.goOn();
        reset.get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        // Whatever was put back is stored now.
        group.close();

        assertThat(claims.look().of(follower.name())).isEqualTo(EventLog.NOTHING);
    }

    @Test
    void who_is_too_slow_to_be_held_goes_on_after_its_batch() throws InterruptedException {
        append(3);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Follower slow = new Named("slow", events -> {
            begun.countDown();
            awaitSignal(goOn);
            note(events);
        });
        FollowerGroup group = started(claims, 50, slow);
        awaitSignal(begun);

        assertThatThrownBy(() -> group.hold(slow)).hasMessageContaining("slow has not finished its batch");
        goOn.countDown();
        append(5);

        assertThat(group.await(slow, log.head(), WAIT_MILLIS)).isTrue();
        try (FollowerGroup.Held held = group.hold(slow)) {
            held.requireHeld();
        }
        append(1);
        assertThat(group.await(slow, log.head(), WAIT_MILLIS)).isTrue();
        assertThat(noted()).containsExactlyElementsOf(positions());
    }

    @Test
    void who_begins_at_the_end_of_the_log_misses_nothing_that_comes_before_its_next_start()
            throws InterruptedException {
        append(3);
        Follower follower = new Named("follower", Start.HEAD, this::note);
        FollowerGroup group = started(claims, 50, follower);
        assertThat(group.await(follower, log.head(), WAIT_MILLIS)).isTrue();
        group.close();

        append(5);
        FollowerGroup next = started(claims, 50, follower);

        assertThat(next.await(follower, log.head(), WAIT_MILLIS)).isTrue();
        assertThat(noted()).containsExactly(3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void who_waits_here_learns_from_the_database_when_the_claim_is_no_longer_sure() throws Exception {
        append(3);
        LateClaims late = new LateClaims(claims, log.head(), false);
        Follower follower = new Named("follower", events -> {});
        FollowerGroup group = started(late, 50, follower);
        assertThat(late.isReached()).isTrue();
        assertThat(group.await(follower, log.head(), WAIT_MILLIS)).isTrue();

        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> isAwaited(group, follower, 100));
        database.getCollection(MongoGroupClaims.COLLECTION)
                .updateMany(new Document(), Updates.set("positions.follower", 100L));

        assertThat(waiting.get(WAIT_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        late.goOn();
    }

    private static boolean isAwaited(FollowerGroup group, Follower follower, long position) {
        try {
            return group.await(follower, position, 6 * WAIT_MILLIS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private FollowerGroup started(GroupClaims by, int batchSizeEvents, Follower... followers) {
        FollowSettings settings = new FollowSettings(batchSizeEvents, 1, CLAIM, FollowSettings.STORE_AFTER);
        FollowerGroup group = new FollowerGroup(GROUP, tail, by, settings);
        opened.add(group);
        List.of(followers).forEach(group::add);
        group.start();
        return group;
    }

    private void append(int events) {
        for (int i = 0; i < events; i++) {
            OrganisationId organisation = new OrganisationId("org-1");
            log.append(
                    organisation.value(),
                    new MemberAdded(organisation, new UserId("user-1"), "Ann", null, Role.PARTNER_USER),
                    Map.of());
        }
    }

    private List<Long> positions() {
        return LongStream.rangeClosed(0, log.head()).boxed().toList();
    }

    private void note(List<RecordedEvent> events) {
        database.getCollection(NOTED)
                .insertMany(events.stream()
                        .map(event -> new Document("_id", event.position()))
                        .toList());
    }

    private List<Long> noted() {
        return database.getCollection(NOTED)
                .find()
                .sort(Sorts.ascending("_id"))
                .map(document -> document.getLong("_id"))
                .into(new ArrayList<>());
    }

    private void failInsertsOnce() {
        client.getDatabase("admin")
                .runCommand(new Document("configureFailPoint", "failCommand")
                        .append("mode", new Document("times", 1))
                        .append(
                                "data",
                                new Document("failCommands", List.of("insert"))
                                        .append("namespace", database.getName() + "." + NOTED)
                                        .append("errorCode", 8_000)));
    }

    private static void awaitSignal(CountDownLatch signal) {
        try {
            if (!signal.await(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody gave the signal");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private record Named(String name, Start start, Hand hand) implements Follower {
        Named(String name, Hand hand) {
            this(name, Start.BEGINNING, hand);
        }

        @Override
        public Hand takeUp(Share share) {
            return hand;
        }
    }

    /** Holds up the first store of a position, which then comes late or fails. */
    private record LateClaims(
            GroupClaims claims, long position, boolean fails, CountDownLatch reached, CountDownLatch signal)
            implements GroupClaims {

        LateClaims(GroupClaims claims, long position, boolean fails) {
            this(claims, position, fails, new CountDownLatch(1), new CountDownLatch(1));
        }

        boolean isReached() throws InterruptedException {
            return reached.await(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        }

        void goOn() {
            signal.countDown();
        }

        @Override
        public boolean store(int segment, long epoch, Map<String, Long> positions) {
            if (reached.getCount() > 0 && positions.containsValue(position)) {
                reached.countDown();
                awaitSignal(signal);
                if (fails) {
                    throw new IllegalStateException("the database is out of reach");
                }
            }
            return claims.store(segment, epoch, positions);
        }

        @Override
        public int segments(int wanted) {
            return claims.segments(wanted);
        }

        @Override
        public Optional<Claim> claim(int segment) {
            return claims.claim(segment);
        }

        @Override
        public void giveBack(int segment, long epoch, Map<String, Long> positions) {
            claims.giveBack(segment, epoch, positions);
        }

        @Override
        public Look look() {
            return claims.look();
        }
    }
}
