package dev.coopclaims.eventstore.append;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitSignal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

class RecentCommitsTest {
    private static final int ENOUGH_BYTES = 1 << 20;

    @Test
    void what_follows_without_a_gap_is_found_together() {
        RecentCommits recent = new RecentCommits(10, ENOUGH_BYTES);
        for (long position : new long[] {3, 4, 5, 7}) {
            recent.add(commit(position));
        }

        assertThat(positions(recent.from(3, 10))).containsExactly(3L, 4L, 5L);
        assertThat(positions(recent.from(4, 1))).containsExactly(4L);
        assertThat(positions(recent.from(7, 10))).containsExactly(7L);
        assertThat(recent.from(6, 10)).isEmpty();
        assertThat(recent.from(8, 10)).isEmpty();
    }

    @Test
    void the_oldest_are_forgotten_by_number_and_by_bytes() {
        RecentCommits few = new RecentCommits(3, ENOUGH_BYTES);
        int bytes = commit(0).getByteBuffer().remaining();
        RecentCommits small = new RecentCommits(10, 2L * bytes);
        for (long position = 0; position < 5; position++) {
            few.add(commit(position));
            small.add(commit(position));
        }

        assertThat(few.from(1, 10)).isEmpty();
        assertThat(positions(few.from(2, 10))).containsExactly(2L, 3L, 4L);
        assertThat(small.from(2, 10)).isEmpty();
        assertThat(positions(small.from(3, 10))).containsExactly(3L, 4L);
    }

    @Test
    void one_that_is_too_large_is_kept_alone() {
        RecentCommits small = new RecentCommits(10, 1);
        small.add(commit(0));
        small.add(commit(1));

        assertThat(positions(small.from(1, 10))).containsExactly(1L);
        assertThat(small.from(0, 10)).isEmpty();
    }

    /** Whoever is woken finds the commit there, with the bytes that are in the log. */
    @Test
    void what_is_stored_is_there_before_anybody_is_told_of_it() {
        MemoryLog log = new MemoryLog();
        CommitSignal signal = new CommitSignal();
        try (Appender appender = new Appender(
                log, AppenderSettings.DEFAULTS, EventStoreMeters.unregistered(), signal, InstantSource.system())) {
            List<Long> told = new CopyOnWriteArrayList<>();
            signal.subscribe(() -> {
                long end = signal.knownEnd();
                told.add(appender.recent().from(end - 1, 1).isEmpty() ? -1 : end);
            });
            for (int i = 0; i < 20; i++) {
                appender.append(TestCommits.one("stream", i));
            }

            long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (told.size() < 20 && System.nanoTime() < deadlineNanos) {
                Thread.onSpinWait();
            }
            assertThat(told).hasSize(20).doesNotContain(-1L);
            assertThat(appender.recent().from(0, 100)).isEqualTo(log.commits(0, 100));
        }
    }

    private static RawBsonDocument commit(long position) {
        EncodedCommit commit = TestCommits.one("stream-" + position, 0);
        CommitLayout.place(commit.bytes(), position, Instant.EPOCH);
        return commit.document();
    }

    private static List<Long> positions(List<RawBsonDocument> commits) {
        return commits.stream().map(CommitLayout::positionOf).toList();
    }
}
