package dev.coopclaims.query.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.projection.TestLog;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second kind of follower, as a newcomer writes one: it does something outside with each event, at least once. */
class KeyedFollowerIT {
    private static final long WAIT_MILLIS = 10_000;
    private static final int ORGANISATIONS = 5;
    private static final String POISONED = "org-2";
    private static final long FIRST = 7;

    private final MongoClient client = MongoClients.create(RealMongod.uri());
    private final MongoDatabase database = client.getDatabase(RealMongod.freshDatabase());
    private final TestLog log = new TestLog();
    private final LogTail tail = new LogTail(log);
    private final DeadLetters letters = new DeadLetters(database, InstantSource.system());
    private final List<FollowerGroup> opened = new ArrayList<>();
    private final Sending sending = new Sending();
    private final KeyedFollower follower = new KeyedFollower("sent", Start.BEGINNING, sending, letters, log);

    @AfterEach
    void close() {
        opened.forEach(FollowerGroup::close);
        tail.close();
        database.drop();
        client.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void what_cannot_be_sent_waits_with_what_comes_behind_it_and_everything_else_goes_on(int segments)
            throws InterruptedException {
        append(40);
        FollowerGroup group = started(segments);

        assertThat(group.await(follower, log.head(), WAIT_MILLIS)).isTrue();
        assertThat(group.error(follower)).isNull();
        assertThat(sending.sent(POISONED)).containsExactly(2L);
        assertThat(sending.sent("org-3")).containsExactlyElementsOf(positions("org-3"));
        assertThat(letters.of("sent")).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo(POISONED);
            assertThat(letter.position()).isEqualTo(FIRST);
            assertThat(letter.waiting()).isEqualTo(positions(POISONED).size() - 2);
            assertThat(letter.cause()).startsWith("IllegalStateException").doesNotContain("Ann");
        });

        assertThat(follower.retry(POISONED)).isFalse();
        assertThat(letters.of("sent").getFirst().attempts()).isEqualTo(2);
        sending.repaired.set(true);
        assertThat(follower.retry(POISONED)).isTrue();

        assertThat(letters.of("sent")).isEmpty();
        assertThat(sending.sent(POISONED)).containsExactlyElementsOf(positions(POISONED));
        append(10);
        assertThat(group.await(follower, log.head(), WAIT_MILLIS)).isTrue();
        assertThat(sending.sent(POISONED)).containsExactlyElementsOf(positions(POISONED));
    }

    @Test
    void a_batch_that_comes_again_counts_what_waits_once() {
        append(40);
        Follower.Hand hand = follower.takeUp(new Everything());
        hand.apply(log.read(0, 40));
        DeadLetters.Letter once = letters.of("sent", POISONED).orElseThrow();

        hand.apply(log.read(0, 40));

        assertThat(letters.of("sent", POISONED)).hasValue(once);
    }

    @Test
    void an_event_that_comes_right_after_the_retry_is_sent_and_not_lost() {
        append(20);
        Follower.Hand hand = follower.takeUp(new Everything());
        hand.apply(log.read(0, 20));
        append(20);
        sending.beforeSending = event -> {
            // The batch has found the key waiting already.
            if (event.position() == 20) {
                sending.repaired.set(true);
                assertThat(follower.retry(POISONED)).isTrue();
            }
        };

        hand.apply(log.read(20, 20));

        assertThat(sending.sent(POISONED)).containsExactlyElementsOf(positions(POISONED));
        assertThat(letters.of("sent")).isEmpty();
    }

    @Test
    void of_two_who_try_at_the_same_time_the_earlier_one_changes_nothing_afterwards() {
        append(20);
        Follower.Hand hand = follower.takeUp(new Everything());
        hand.apply(log.read(0, 20));
        AtomicBoolean overtaken = new AtomicBoolean();
        sending.beforeSending = event -> {
            if (event.position() == FIRST && overtaken.compareAndSet(false, true)) {
                sending.repaired.set(true);
                assertThat(follower.retry(POISONED)).as("the later one").isTrue();
                sending.repaired.set(false);
                append(20);
                hand.apply(log.read(20, 20));
            }
        };

        assertThat(follower.retry(POISONED)).as("the earlier one").isFalse();

        assertThat(letters.of("sent")).singleElement().satisfies(letter -> {
            assertThat(letter.position()).as("parked anew").isEqualTo(22);
            assertThat(letter.attempts()).isEqualTo(1);
            assertThat(letter.waiting()).isEqualTo(3);
        });
    }

    private FollowerGroup started(int segments) {
        Duration claim = Duration.ofSeconds(2);
        FollowerGroup group = new FollowerGroup(
                "outgoing",
                tail,
                new MongoGroupClaims(database, "outgoing", "log", "node", claim, ClaimClock.SERVER),
                new FollowSettings(7, segments, claim, FollowSettings.STORE_AFTER));
        opened.add(group);
        group.add(follower);
        group.start();
        return group;
    }

    private void append(int events) {
        for (int i = 0; i < events; i++) {
            OrganisationId organisation = new OrganisationId("org-" + (log.head() + 1) % ORGANISATIONS);
            log.append(
                    organisation.value(),
                    new MemberAdded(organisation, new UserId("user-1"), "Ann", null, Role.PARTNER_USER),
                    Map.of());
        }
    }

    private List<Long> positions(String organisation) {
        return log.read(0, Integer.MAX_VALUE).stream()
                .filter(event -> event.stream().equals(organisation))
                .map(RecordedEvent::position)
                .toList();
    }

    private static final class Sending implements KeyedFollower.Effect {
        private final Map<String, List<Long>> sent = new ConcurrentHashMap<>();
        private final AtomicBoolean repaired = new AtomicBoolean();
        private Consumer<RecordedEvent> beforeSending = event -> {};

        private static boolean isPoison(RecordedEvent event) {
            return event.stream().equals(POISONED) && event.position() >= FIRST;
        }

        List<Long> sent(String key) {
            return sent.getOrDefault(key, List.of());
        }

        @Override
        public Set<String> keys(RecordedEvent event) {
            return Set.of(event.stream());
        }

        @Override
        public void apply(String key, RecordedEvent event) {
            beforeSending.accept(event);
            if (!repaired.get() && isPoison(event)) {
                throw new KeyedFollower.CannotApplyException(new IllegalStateException("Ann has no address"));
            }
            sent.computeIfAbsent(key, ignored -> new CopyOnWriteArrayList<>()).add(event.position());
        }
    }

    private record Everything() implements Share {
        @Override
        public boolean owns(String key) {
            return true;
        }

        @Override
        public void requireHeld() {
            // It is.
        }
    }
}
