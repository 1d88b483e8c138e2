package dev.coopclaims.eventstore.contract;

import static dev.coopclaims.eventstore.contract.ContractNode.event;
import static dev.coopclaims.eventstore.contract.ContractNode.noted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.eventstore.append.Appended;
import dev.coopclaims.eventstore.append.CommitTooLargeException;
import dev.coopclaims.eventstore.axon.AppendedPositions;
import dev.coopclaims.eventstore.axon.PastStreams;
import dev.coopclaims.eventstore.axon.RequestKey;
import dev.coopclaims.eventstore.axon.RequestStoredException;
import dev.coopclaims.eventstore.bson.LoggedMetaData;
import dev.coopclaims.eventstore.bson.UnknownStoredNameException;
import dev.coopclaims.eventstore.contract.ContractNode.Nested;
import dev.coopclaims.eventstore.contract.ContractNode.Noted;
import dev.coopclaims.eventstore.contract.ContractNode.Unheard;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitPage;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.InsertOutcome.Reason;
import dev.coopclaims.eventstore.log.InsertOutcome.StoppedAt;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/** What one writer and one reader may rely on. */
public abstract class CommitContract extends ContractSuite {

    @Test
    void events_come_back_as_they_were_published() {
        ContractNode node = node();
        DomainEventMessage<?> published =
                event("one", 0, new Noted("ä text", Long.MAX_VALUE)).andMetaData(MetaData.with("actor", "person-1"));
        node.append(List.of(published, event("one", 1, new Noted("second", -1))));

        List<? extends DomainEventMessage<?>> read =
                node().engine().readEvents("one").asStream().toList();

        assertThat(read.stream().<Object>map(EventMessage::getPayload))
                .containsExactly(new Noted("ä text", Long.MAX_VALUE), new Noted("second", -1));
        assertThat(read.getFirst().getMetaData()).isEqualTo(MetaData.with("actor", "person-1"));
        assertThat(read.getFirst().getIdentifier()).isEqualTo(published.getIdentifier());
        assertThat(read.getFirst().getType()).isEqualTo("Contract");
        assertThat(read.getFirst().getTimestamp().toEpochMilli())
                .isEqualTo(published.getTimestamp().toEpochMilli());
        assertThat(read).extracting(DomainEventMessage::getSequenceNumber).containsExactly(0L, 1L);
        assertThat(node.engine().lastSequenceNumberFor("one")).contains(1L);
    }

    @Test
    void a_stream_is_read_from_the_middle_of_a_commit() {
        ContractNode node = node();
        node.append("one", 0, 3);
        node.append("other", 0, 2);
        node.append("one", 3, 2);

        assertThat(node.engine().readEvents("one", 2).asStream())
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    void the_log_is_read_behind_a_token_inside_a_commit() {
        ContractNode node = node();
        node.append("one", 0, 3);
        node.append("two", 0, 1);

        try (Stream<? extends EventMessage<?>> read =
                node.engine().readEvents(new GlobalSequenceTrackingToken(0), false)) {
            assertThat(read.map(message -> ((Noted) message.getPayload()).number()))
                    .containsExactly(1L, 2L, 0L);
        }
        assertThat(commitsFrom(node.log(), 2))
                .extracting(StoredCommit::position)
                .containsExactly(0L, 3L);
    }

    @Test
    void a_commit_says_where_it_is_without_asking_again() {
        ContractNode node = node();
        node.append("one", 0, 2);

        Appended appended = Objects.requireNonNull(
                AppendedPositions.during(() -> appendedBy(node)).appended());

        assertThat(appended.firstPosition()).isEqualTo(2);
        assertThat(appended.lastPosition()).isEqualTo(4);
        assertThat(appended.lastSequenceOf("one")).hasValue(4);
        List<StoredEvent> stored = eventsFrom(node.log(), appended.firstPosition());
        assertThat(stored).extracting(StoredEvent::position).containsExactly(2L, 3L, 4L);
        assertThat(stored).extracting(StoredEvent::recordedAt).containsOnly(appended.recordedAt());
    }

    private static boolean appendedBy(ContractNode node) {
        node.append("one", 2, 3);
        return true;
    }

    @Test
    void events_without_an_aggregate_have_a_position_and_no_stream() {
        ContractNode node = node();
        node.append(List.of(GenericEventMessage.asEventMessage(new Noted("alone", 1))));
        node.append(List.of(GenericEventMessage.asEventMessage(new Noted("alone", 2))));

        assertThat(eventsFrom(node.log(), 0))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.stream()).isNull());
    }

    @Test
    void one_commit_over_several_aggregates_is_stored_whole_or_not_at_all() {
        ContractNode node = node();
        node.append(Stream.of(noted("claim", 0, 2), noted("fund", 0, 1), noted("invoice", 0, 1))
                .flatMap(List::stream)
                .toList());

        assertThatThrownBy(() -> node.append(Stream.of(noted("claim", 2, 1), noted("invoice", 0, 1))
                        .flatMap(List::stream)
                        .toList()))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> node().append(Stream.of(noted("claim", 2, 1), noted("fund", 0, 1))
                        .flatMap(List::stream)
                        .toList()))
                .as("a node that has seen neither stream")
                .isInstanceOf(AggregateStreamCreationException.class);

        List<StoredCommit> commits = commitsFrom(node.log(), 0);
        assertThat(commits).hasSize(1);
        assertThat(commits.getFirst().events())
                .extracting(StoredEvent::stream)
                .containsExactly("claim", "claim", "fund", "invoice");
        assertThat(node.engine().lastSequenceNumberFor("claim")).contains(1L);
    }

    @Test
    void a_commit_that_starts_inside_another_or_leaves_a_gap_is_refused() {
        ContractNode writer = node();
        writer.append("one", 0, 2);
        ContractNode other = node();

        assertThatThrownBy(() -> other.append("one", 1, 1)).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> other.append("one", 3, 1)).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> writer.append("one", 0, 1)).isInstanceOf(AggregateStreamCreationException.class);
        other.append("one", 2, 1);

        assertThat(eventsFrom(writer.log(), 0))
                .extracting(StoredEvent::sequence)
                .containsExactly(0L, 1L, 2L);
    }

    /** Only the index can refuse these: the second node has not seen the streams, and does not ask about a first commit. */
    @Test
    void a_stream_that_exists_cannot_be_begun_again_wherever_it_began() {
        ContractNode writer = node();
        writer.append("from-0", 0, 3);
        writer.append("from-1", 1, 2);
        writer.append("from-7", 7, 1);
        ContractNode other = node();

        for (String stream : List.of("from-0", "from-1", "from-7")) {
            assertThatThrownBy(() -> other.append(stream, 0, 1)).isInstanceOf(AggregateStreamCreationException.class);
            assertThatThrownBy(() -> other.append(stream, 0, 9)).isInstanceOf(AggregateStreamCreationException.class);
        }
        assertThatThrownBy(() -> other.append("from-7", 3, 1)).isInstanceOf(ConcurrencyException.class);
        other.append("from-1", 3, 1);
        other.append("from-7", 8, 1);

        assertThat(other.engine().readEvents("from-1").asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(1L, 2L, 3L);
        assertThat(other.engine().readEvents("from-7").asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(7L, 8L);
        assertThat(writer.log().tail().nextPosition()).isEqualTo(8);
    }

    @Test
    void a_failing_commit_in_the_middle_of_a_batch_stops_it_there() {
        ContractNode node = node();
        node.append("taken", 0, 1);
        node.append("two", 0, 1);
        CommitLog log = node.log();
        List<RawBsonDocument> stored = log.commits(0, 10);
        assertThat(stored).hasSize(2);

        InsertOutcome sequenceTaken = log.insert(List.of(
                RawCommits.moved(stored.get(0), 2, "fresh-1"),
                RawCommits.moved(stored.get(0), 3, "taken"),
                RawCommits.moved(stored.get(0), 4, "fresh-2")));
        InsertOutcome positionTaken = log.insert(List.of(
                RawCommits.moved(stored.get(0), 3, "fresh-3"),
                RawCommits.moved(stored.get(0), 0, "fresh-4"),
                RawCommits.moved(stored.get(0), 4, "fresh-5")));
        InsertOutcome bothTaken = log.insert(List.of(RawCommits.moved(stored.get(0), 1, "taken")));

        assertThat(sequenceTaken).isInstanceOfSatisfying(StoppedAt.class, stopped -> {
            assertThat(stopped.index()).isEqualTo(1);
            assertThat(stopped.reason()).isEqualTo(Reason.SEQUENCE_TAKEN);
        });
        assertThat(positionTaken).isInstanceOfSatisfying(StoppedAt.class, stopped -> {
            assertThat(stopped.index()).isEqualTo(1);
            assertThat(stopped.reason()).isEqualTo(Reason.POSITION_TAKEN);
        });
        assertThat(bothTaken)
                .isInstanceOfSatisfying(
                        StoppedAt.class, stopped -> assertThat(stopped.reason()).isEqualTo(Reason.POSITION_TAKEN));
        assertThat(eventsFrom(log, 0))
                .extracting(StoredEvent::stream)
                .containsExactly("taken", "two", "fresh-1", "fresh-3");
        assertThat(log.tail().nextPosition()).isEqualTo(4);
    }

    @Test
    void a_commit_over_the_limits_is_refused_and_its_neighbours_are_stored() {
        ContractNode node = node();
        node.append("before", 0, 1_000);

        assertThatThrownBy(() -> node.append("many", 0, 1_001)).isInstanceOf(CommitTooLargeException.class);
        assertThatThrownBy(() -> node.append(List.of(event("large", 0, new Noted("x".repeat(12_000_001), 0)))))
                .isInstanceOf(CommitTooLargeException.class);
        node.append(List.of(event("after", 0, new Noted("x".repeat(11_900_000), 0))));

        assertThat(node.log().tail().nextPosition()).isEqualTo(1_001);
        assertThat(node.engine().readEvents("after").asStream()).hasSize(1);
    }

    /** To the byte: what surrounds a text is as long in every commit, since ids and numbers are. */
    @Test
    void a_commit_of_the_largest_size_is_stored_and_one_of_a_byte_more_is_not() {
        ContractNode node = node();
        int text = 1_000;
        node.append(List.of(event("stream-0", 0, new Noted("x".repeat(text), 0))));
        int around = node.log().commits(0, 1).getFirst().getByteBuffer().remaining() - text;
        int largest = CommitLayout.MAX_BYTES_PER_COMMIT - around;

        assertThatThrownBy(() -> node.append(List.of(event("stream-1", 0, new Noted("x".repeat(largest + 1), 0)))))
                .isInstanceOf(CommitTooLargeException.class)
                .hasMessageContaining("12000001 bytes");
        node.append(List.of(event("stream-2", 0, new Noted("x".repeat(largest), 0))));
        node.append(List.of(event("stream-3", 0, new Noted("goes on", 0))));

        CommitLog log = node().log();
        assertThat(log.commits(1, 1).getFirst().getByteBuffer().remaining())
                .isEqualTo(CommitLayout.MAX_BYTES_PER_COMMIT);
        assertThat(eventsFrom(log, 0))
                .extracting(StoredEvent::stream)
                .containsExactly("stream-0", "stream-2", "stream-3");
        assertThat(node.engine().readEvents("stream-2").asStream().<Object>map(DomainEventMessage::getPayload))
                .containsExactly(new Noted("x".repeat(largest), 0));
    }

    @Test
    void an_unknown_stored_name_is_never_skipped() {
        ContractNode newer = node(ContractNode.NEWER_NAMES, settings -> settings);
        newer.append(List.of(event("one", 0, new Noted("known", 0)), event("one", 1, new Unheard("what?"))));
        ContractNode older = node();

        assertThatThrownBy(() -> older.engine().readEvents("one").asStream().toList())
                .isInstanceOf(UnknownStoredNameException.class)
                .hasMessageContaining("contract.Unheard");
        assertThatThrownBy(() -> older.engine().readEvents(null, false).toList())
                .isInstanceOf(UnknownStoredNameException.class);
        assertThatThrownBy(() -> older.append(List.of(event("two", 0, new Unheard("what?")))))
                .isInstanceOf(UnknownStoredNameException.class);
    }

    @Test
    void recorded_times_never_decrease_and_find_a_position() {
        ContractNode node = node();
        for (int i = 0; i < 20; i++) {
            node.append("stream-" + i, 0, 2);
        }
        List<StoredEvent> events = eventsFrom(node.log(), 0);
        assertThat(events).hasSize(40);
        List<Instant> times =
                new ArrayList<>(events.stream().map(StoredEvent::recordedAt).toList());
        assertThat(times).isSorted();

        for (Instant time : times) {
            long first = times.indexOf(time);
            assertThat(CommitTail.positionAt(node.log(), time)).isEqualTo(first);
        }
        assertThat(CommitTail.positionAt(node.log(), times.getLast().plusMillis(1)))
                .isEqualTo(40);
        assertThat(node.engine().createTokenAt(times.getLast().plusMillis(1)))
                .isEqualTo(new GlobalSequenceTrackingToken(39));
        assertThat(node.engine().createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(39));
    }

    /** Nested so deeply that a server refuses the whole command it comes in, not the one document. */
    @Test
    void a_commit_that_the_server_cannot_take_harms_nobody_else() throws InterruptedException {
        ContractNode node = node();
        int deep = 0;
        List<Thread> others = new ArrayList<>();
        Queue<Throwable> harmed = new ConcurrentLinkedQueue<>();
        for (int depth : new int[] {150, 190, 300, 900, 1_000}) {
            for (int i = 0; i < 10; i++) {
                String stream = "beside-" + depth + "-" + i;
                others.add(Thread.ofVirtual().start(() -> {
                    try {
                        node.append(stream, 0, 1);
                    } catch (Throwable e) {
                        harmed.add(e);
                    }
                }));
            }
            var event = event("deep-" + depth, 0, new Nested(nested(depth)));
            if (depth == 150) {
                node.append(List.of(event));
                deep++;
            } else {
                assertThatThrownBy(() -> node.append(List.of(event)))
                        .as("%d levels", depth)
                        .isInstanceOf(RuntimeException.class)
                        .isNotInstanceOf(EventStoreUnavailableException.class);
            }
        }
        for (Thread other : others) {
            assertThat(other.join(Duration.ofSeconds(limitSeconds()))).isTrue();
        }

        assertThat(harmed).isEmpty();
        assertThat(node.log().tail().nextPosition()).isEqualTo(deep + others.size());
        assertThat(node.engine().readEvents("deep-150").asStream()).hasSize(1);
    }

    private static Map<String, Object> nested(int levels) {
        Map<String, Object> tree = Map.of("leaf", true);
        for (int level = 1; level < levels; level++) {
            tree = Map.of("in", tree);
        }
        return tree;
    }

    @Test
    void a_stream_of_more_commits_or_bytes_than_a_page_is_read_whole_and_goes_on() {
        ContractNode writer = node();
        int many = 1_005;
        for (int i = 0; i < many; i++) {
            writer.append("many", i, 1);
        }
        for (int i = 0; i < 20; i++) {
            writer.append(List.of(event("large", i, new Noted("x".repeat(1_000_000), i))));
        }
        ContractNode reader = node();

        assertThat(reader.engine().readEvents("many").asStream().count()).isEqualTo(many);
        assertThat(reader.engine().readEvents("large").asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactlyElementsOf(LongStream.range(0, 20).boxed().toList());
        assertThat(node().log().headOf("many")).hasValue(many - 1);
        assertThat(node().log().headOf("large")).hasValue(19);
        assertThat(node().log().headOf("none")).isEmpty();
        reader.append("many", many, 1);
        reader.append("large", 20, 1);
    }

    /** A page ends behind the commit that takes it over some 16 MB; 12 MB is the largest. */
    @Test
    void a_page_is_bounded_in_bytes_and_nothing_is_lost_between_pages() {
        ContractNode writer = node();
        int commits = 20;
        for (int i = 0; i < commits; i++) {
            writer.append(List.of(event("large", i, new Noted("x".repeat(1_900_000), i))));
        }
        CommitLog log = node().log();

        assertThat(bytesOf(log.commits(0, commits))).isLessThan(28_000_000);
        CommitPage page = log.commitsOf("large", 0, commits);
        assertThat(bytesOf(page.commits())).isLessThan(28_000_000);
        assertThat(page.more()).isTrue();
        assertThat(commitsFrom(log, 0))
                .extracting(StoredCommit::position)
                .isEqualTo(LongStream.range(0, commits).boxed().toList());
    }

    private static long bytesOf(List<RawBsonDocument> commits) {
        return commits.stream()
                .mapToLong(commit -> commit.getByteBuffer().remaining())
                .sum();
    }

    /** Behind a snapshot with nothing after it, the head is what was read, and nobody has to look for it. */
    @Test
    void streams_are_read_as_they_stood_at_a_position_in_the_order_of_the_log() {
        ContractNode writer = node();
        for (int i = 0; i < 1_005; i++) {
            List<DomainEventMessage<?>> commit = new ArrayList<>(noted("many", i, 1));
            if (i % 100 == 0) {
                commit.addAll(noted("few", i / 100, 1));
                commit.addAll(noted("others", i / 100, 1));
            }
            writer.append(commit);
        }
        PastStreams past = node().engine().past();
        List<StoredEvent> whole = eventsFrom(writer.log(), 0).stream()
                .filter(event -> !"others".equals(event.stream()))
                .toList();

        for (long position : new long[] {-1, 0, 1, 700, 1_026}) {
            List<StoredEvent> then =
                    whole.stream().filter(event -> event.position() <= position).toList();
            List<? extends TrackedEventMessage<?>> read =
                    past.read(Set.of("many", "few", "never"), position).toList();
            assertThat(read)
                    .extracting(message -> message.trackingToken().position().orElse(-1))
                    .containsExactlyElementsOf(
                            then.stream().map(StoredEvent::position).toList());
            assertThat(read)
                    .extracting(message -> message.getMetaData().get(LoggedMetaData.RECORDED_AT))
                    .containsExactlyElementsOf(
                            then.stream().map(StoredEvent::recordedAt).toList());
        }
        assertThatThrownBy(() -> past.read(Set.of("many"), 1_027)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> past.read(Set.of(), 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_instant_is_the_last_position_that_was_kept_by_then() {
        ContractNode writer = node();
        for (int i = 0; i < 20; i++) {
            writer.append("one", i, 1);
        }
        PastStreams past = writer.engine().past();
        List<StoredEvent> whole = eventsFrom(writer.log(), 0);

        for (StoredEvent event : whole) {
            Instant at = event.recordedAt();
            long last = whole.stream()
                    .filter(other -> !other.recordedAt().isAfter(at))
                    .mapToLong(StoredEvent::position)
                    .max()
                    .orElseThrow();
            assertThat(past.positionAt(at)).isEqualTo(last);
            assertThat(past.positionAt(at.plusNanos(999_999))).isEqualTo(last);
        }
        assertThat(past.positionAt(whole.getFirst().recordedAt().minusMillis(1)))
                .isEqualTo(-1);
        assertThat(past.positionAt(whole.getLast().recordedAt().plusSeconds(9))).isEqualTo(19);
    }

    @Test
    void reading_behind_a_snapshot_tells_where_the_stream_ends() {
        ContractNode writer = node();
        writer.append("one", 0, 3);
        writer.append("one", 3, 2);
        ContractNode reader = node();

        assertThat(reader.engine().readEvents("one", 5).asStream()).isEmpty();

        assertThat(reader.heads().endsAt("one", 4)).isTrue();
    }

    @Test
    void a_reader_that_is_asked_again_after_an_error_gets_the_error_again_and_skips_nothing() {
        ContractNode newer = node(ContractNode.NEWER_NAMES, settings -> settings);
        newer.append("one", 0, 1);
        newer.append(List.of(event("two", 0, new Unheard("what?"))));
        newer.append("three", 0, 1);
        var events = node().engine().readEvents(null, false).iterator();

        assertThat(events.next().getPayload()).isEqualTo(new Noted("of one", 0));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> events.next().getPayload())
                    .as("time %d", i)
                    .isInstanceOf(UnknownStoredNameException.class);
        }
    }

    @Test
    void a_request_key_is_stored_once_on_whatever_node() {
        ContractNode first = node();
        ContractNode second = node();
        inUnitOfWork("key-1", () -> first.append("claim", 0, 2));

        assertThatThrownBy(() -> inUnitOfWork("key-1", () -> second.append("another", 0, 1)))
                .isInstanceOfSatisfying(RequestStoredException.class, stored -> {
                    assertThat(stored.firstPosition()).isZero();
                    assertThat(stored.lastPosition()).isEqualTo(1);
                });
        assertThatThrownBy(() -> inUnitOfWork("key-1", () -> second.append("claim", 0, 2)))
                .as("the same once more")
                .isInstanceOf(RequestStoredException.class);
        inUnitOfWork("key-2", () -> second.append("claim", 2, 1));

        assertThat(eventsFrom(first.log(), 0)).hasSize(3);
        assertThat(second.engine().readEvents("claim").asStream()).hasSize(3);
        assertThat(first.log().headOf(RequestKey.streamOf("key-1"))).isEmpty();
    }

    private static void inUnitOfWork(String key, Runnable append) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(GenericEventMessage.asEventMessage("command"));
        RequestKey.require(unit, key);
        try {
            append.run();
        } finally {
            unit.rollback();
        }
    }

    @Test
    void the_newest_snapshot_is_kept() {
        ContractNode node = node();
        node.append("one", 0, 4);
        node.engine().storeSnapshot(event("one", 3, new Noted("newest", 3)));
        node.engine().storeSnapshot(event("one", 1, new Noted("late", 1)));

        assertThat(node.store().readEvents("one").asStream().<Object>map(EventMessage::getPayload))
                .containsExactly(new Noted("newest", 3));
    }
}
