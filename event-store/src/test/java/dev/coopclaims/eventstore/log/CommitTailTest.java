package dev.coopclaims.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

class CommitTailTest {

    private static final int COMMITS = 2_000;

    private final Random random = new Random(99);

    /** A log that gives out a few commits at a time, grows meanwhile, and now and then is out of reach. */
    private final class Unsteady implements CommitLog {

        private final List<RawBsonDocument> stored = new ArrayList<>();
        private final int errorsIn100;
        private boolean still;
        private int endsFetched;

        Unsteady(int errorsIn100) {
            this.errorsIn100 = errorsIn100;
        }

        @Override
        public synchronized List<RawBsonDocument> commits(long firstPosition, int maxCommits) {
            if (random.nextInt(100) < errorsIn100) {
                throw new MongoTimeoutException("out of reach");
            }
            int from = (int) (firstPosition / 2);
            List<RawBsonDocument> page =
                    List.copyOf(stored.subList(from, Math.min(stored.size(), from + 1 + random.nextInt(5))));
            endsFetched += page.isEmpty() ? 1 : 0;
            for (int i = random.nextInt(6); i > 0 && !still && stored.size() < COMMITS; i--) {
                stored.add(commit(2L * stored.size()));
            }
            return page;
        }

        synchronized int endsFetched() {
            return endsFetched;
        }

        synchronized void add(RawBsonDocument commit) {
            stored.add(commit);
        }

        @Override
        public synchronized Tail tail() {
            return new Tail(2L * stored.size(), Instant.EPOCH);
        }

        @Override
        public InsertOutcome insert(List<RawBsonDocument> commits) {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized Optional<RawBsonDocument> commitHolding(long position) {
            return position / 2 < stored.size() ? Optional.of(stored.get((int) (position / 2))) : Optional.empty();
        }

        @Override
        public CommitPage commitsOf(String stream, long firstSequence, int maxCommits) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<RawBsonDocument> commitBeginning(String stream, long firstSequence) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String id() {
            return "log of a test";
        }

        @Override
        public OptionalLong headOf(String stream) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void every_commit_comes_once_and_in_order_over_errors_and_ends_that_move() {
        int errors = 0;
        int ends = 0;
        List<Long> positions = new ArrayList<>();
        try (CommitTail tail = new CommitTail(new Unsteady(10), 0)) {
            while (positions.size() < COMMITS) {
                try {
                    List<StoredCommit> commits = tail.next();
                    ends += commits.isEmpty() ? 1 : 0;
                    commits.forEach(commit -> positions.add(commit.position()));
                    assertThat(tail.position()).isEqualTo(2L * positions.size());
                } catch (MongoTimeoutException e) {
                    errors++;
                }
            }
            assertThat(positions).hasSize(COMMITS).isSorted().doesNotHaveDuplicates();
        }
        System.out.println("CommitTail: " + errors + " errors and " + ends + " ends on the way");
        assertThat(errors).isPositive();
        assertThat(ends).isPositive();
    }

    @Test
    void a_missing_position_is_told_again_and_again_and_nothing_behind_it_is_given_out() {
        Unsteady log = new Unsteady(0);
        for (long position : new long[] {0, 2, 4, 8, 10, 12}) {
            log.stored.add(commit(position));
        }
        int errors = 0;
        List<Long> positions = new ArrayList<>();
        try (CommitTail tail = new CommitTail(log, 0)) {
            for (int i = 0; i < 200; i++) {
                try {
                    tail.next().forEach(commit -> positions.add(commit.position()));
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessageContaining("no commit at position 6 but one at 8");
                    errors++;
                }
            }
        }
        assertThat(positions).containsExactly(0L, 2L, 4L);
        assertThat(errors).isGreaterThan(100);
    }

    /** A new primary shows less than was acknowledged: where the commit begins that holds the position is not known yet. */
    @Test
    void a_position_inside_a_commit_that_cannot_be_seen_yet_is_waited_for() {
        Unsteady log = new Unsteady(0);
        log.still = true;
        try (CommitTail tail = new CommitTail(log, 1)) {
            assertThat(tail.next()).isEmpty();
            assertThat(tail.next()).isEmpty();
            log.add(commit(0));
            assertThat(tail.next()).extracting(StoredCommit::position).containsExactly(0L);
        }
    }

    @Test
    void a_commit_that_cannot_be_taken_apart_is_told_again_and_again() {
        Unsteady log = new Unsteady(0);
        log.still = true;
        log.add(commit(0));
        BsonDocument broken = commit(2).decode(new BsonDocumentCodec());
        broken.put(CommitLayout.EVENTS, new BsonArray());
        log.add(new RawBsonDocument(broken, new BsonDocumentCodec()));
        log.add(commit(4));
        List<Long> positions = new ArrayList<>();
        int errors = 0;
        try (CommitTail tail = new CommitTail(log, 0)) {
            for (int i = 0; i < 50; i++) {
                try {
                    tail.next().forEach(commit -> positions.add(commit.position()));
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessageContaining("The commit at position 2");
                    errors++;
                }
            }
            assertThat(tail.position()).isLessThanOrEqualTo(2);
        }
        assertThat(errors).isGreaterThan(40);
        assertThat(positions).isSubsetOf(0L);
    }

    @Test
    void an_end_that_was_fetched_ahead_is_looked_at_again() {
        Unsteady log = new Unsteady(0);
        log.still = true;
        log.add(commit(0));
        try (CommitTail tail = new CommitTail(log, 0)) {
            assertThat(tail.next()).hasSize(1);
            assertThat(Await.until(Duration.ofSeconds(10), () -> log.endsFetched() > 0))
                    .isTrue();
            log.add(commit(2));

            assertThat(tail.next()).hasSize(1);
        }
    }

    private static RawBsonDocument commit(long position) {
        BsonArray events = new BsonArray();
        for (int i = 0; i < 2; i++) {
            events.add(new BsonDocument(CommitLayout.EVENT_ID, new BsonString("event-" + (position + i)))
                    .append(CommitLayout.EVENT_STREAM, new BsonString("stream-" + (position + i) % 3))
                    .append(CommitLayout.EVENT_SEQUENCE, new BsonInt64(position))
                    .append(CommitLayout.EVENT_NAME, new BsonString("noted"))
                    .append(CommitLayout.EVENT_OCCURRED_AT, new BsonDateTime(5))
                    .append(CommitLayout.EVENT_PAYLOAD, new BsonDocument())
                    .append(CommitLayout.EVENT_META, new BsonDocument()));
        }
        return new RawBsonDocument(
                new BsonDocument(CommitLayout.ID, new BsonInt64(position))
                        .append(CommitLayout.VERSION, new BsonInt32(CommitLayout.CURRENT_VERSION))
                        .append(CommitLayout.COUNT, new BsonInt32(2))
                        .append(CommitLayout.RECORDED_AT, new BsonDateTime(7))
                        .append(CommitLayout.STREAMS, new BsonArray())
                        .append(CommitLayout.EVENTS, events),
                new BsonDocumentCodec());
    }
}
