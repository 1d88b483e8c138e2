package dev.coopclaims.eventstore.append;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.LiveTail;
import dev.coopclaims.eventstore.log.Tail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/** What a node takes for the end of the log when it has met another one, and afterwards. */
class SharedTailTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final LaggingLog log = new LaggingLog();
    private final SharedTail shared = new SharedTail(log, new SlotSettlement(log, 1_000));

    /** Nothing was written behind it, such as when all that waited was refused, and then it rolled back. */
    @Test
    void an_end_that_may_roll_back_is_not_remembered() {
        assertThat(shared.read()).isEqualTo(Tail.EMPTY);
        storeOfAnother(0);
        shared.lost();
        assertThat(shared.read().nextPosition())
                .as("as it stands on the primary")
                .isEqualTo(1);

        log.takeBack(0);
        forgetTheOther();

        assertThat(shared.read()).as("what is durable").isEqualTo(Tail.EMPTY);
    }

    @Test
    void who_has_met_nobody_lately_asks_no_live_tail() {
        shared.lost();
        shared.read();
        assertThat(log.opened).isEqualTo(1);
        assertThat(log.closed).isZero();

        forgetTheOther();
        shared.read();

        assertThat(log.opened).isEqualTo(1);
        assertThat(log.closed).isEqualTo(1);
    }

    /** To insert it again where it was would leave a hole before it. */
    @Test
    void what_was_written_behind_commits_that_are_lost_goes_behind_what_is_durable() throws InterruptedException {
        storeOfAnother(0);
        shared.lost();
        Tail behind = shared.read();
        RawBsonDocument batch = placed("batch", behind.nextPosition());
        log.losesConnections = true;

        Settled settled = shared.insert(List.of(batch), behind, why -> {});

        assertThat(settled.outcome()).isEqualTo(new AllStored());
        assertThat(settled.firstPosition()).isZero();
        assertThat(log.holes()).isEmpty();
    }

    /** Else it would be back before the one that has lost, every time. */
    @Test
    void without_a_live_tail_who_has_written_beside_another_lets_it_go_first() throws InterruptedException {
        CountingLog plain = new CountingLog();
        SharedTail beside = new SharedTail(plain, new SlotSettlement(plain, 1_000));
        store(beside);
        beside.giveWay();
        store(beside);
        assertThat(plain.tails).as("alone it knows its own end").isEqualTo(1);

        beside.lost();
        store(beside);
        assertThat(plain.tails).isEqualTo(2);
        beside.giveWay();
        store(beside);
        assertThat(plain.tails).as("looked again after a pause").isEqualTo(3);

        beside.lost();
        beside.giveWay();
        forgetTheOther();
        store(beside);
        beside.giveWay();
        store(beside);
        assertThat(plain.tails).as("alone again").isEqualTo(4);
    }

    private static void store(SharedTail tail) throws InterruptedException {
        Tail end = tail.read();
        EncodedCommit commit = TestCommits.one("own-" + end.nextPosition());
        CommitLayout.place(commit.bytes(), end.nextPosition(), NOON);
        assertThat(tail.insert(List.of(commit.document()), end, cause -> {}).outcome())
                .isEqualTo(new AllStored());
        tail.reached(new Tail(end.nextPosition() + 1, NOON));
    }

    private static void forgetTheOther() {
        long end = System.nanoTime() + SharedTail.MEMORY_NANOS;
        while (System.nanoTime() <= end) {
            LockSupport.parkNanos(SharedTail.MEMORY_NANOS / 10);
        }
    }

    private void storeOfAnother(long position) {
        assertThat(log.take(List.of(placed("another-" + position, position)))).isEqualTo(new AllStored());
    }

    private static RawBsonDocument placed(String stream, long position) {
        EncodedCommit commit = TestCommits.one(stream);
        CommitLayout.place(commit.bytes(), position, NOON);
        return commit.document();
    }

    /** Has no live tail, as with a client that is not the driver's own. */
    private static final class CountingLog extends MemoryLog {
        private int tails;

        @Override
        void beforeRead() {
            tails++;
        }
    }

    /** Nothing that it holds is durable; the live tail sees all of it. */
    private static final class LaggingLog extends MemoryLog {
        private int opened;
        private int closed;
        private boolean losesConnections;

        @Override
        synchronized long visible() {
            return 0;
        }

        @Override
        public Optional<LiveTail> liveTail() {
            opened++;
            return Optional.of(new LiveTail() {
                @Override
                public Tail read() {
                    return end();
                }

                @Override
                public InsertOutcome insert(List<RawBsonDocument> commits) {
                    if (losesConnections) {
                        takeBack(0);
                        return new InsertOutcome.Unknown(MemoryLog.lost());
                    }
                    return take(commits);
                }

                @Override
                public void close() {
                    closed++;
                }
            });
        }
    }
}
