package dev.coopclaims.eventstore.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other nodes' commits wake readers, and a process that is alone costs the server next to nothing. */
class CommitWatchIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long EVER = TimeUnit.DAYS.toNanos(1);

    private final String database = RealMongod.freshDatabase();
    private final MongoClient control = MongoClients.create(RealMongod.uri());
    private final List<WatchedNode> nodes = new ArrayList<>();

    @AfterEach
    void close() {
        nodes.forEach(WatchedNode::close);
        control.getDatabase(database).drop();
        control.close();
    }

    @Test
    void a_process_that_is_alone_opens_no_change_stream_and_looks_once_a_second_at_most() {
        WatchedNode node = node(WatchSettings.DEFAULTS);
        assertThat(Await.until(LIMIT, () -> node.sent("find") > 0)).isTrue();
        Document before = commands();
        long idleFrom = System.nanoTime();
        long looksBefore = node.sent("find");
        assertThat(Await.until(LIMIT, () -> node.sent("find") >= looksBefore + 4))
                .as("it does look")
                .isTrue();
        double idleSeconds = (System.nanoTime() - idleFrom) / 1e9;
        long idleLooks = node.sent("find") - looksBefore;

        long busyFrom = System.nanoTime();
        long looksBusyBefore = node.sent("find");
        long written = 0;
        while (System.nanoTime() - busyFrom < 3 * SECOND) {
            node.write(written++);
        }
        double busySeconds = (System.nanoTime() - busyFrom) / 1e9;
        long busyLooks = node.sent("find") - looksBusyBefore;

        Document after = commands();
        System.out.printf(
                "alone: %d looks in %.1f idle seconds, %d in %.1f seconds with %d own commits; the server was sent %d"
                        + " aggregate and %d getMore%n",
                idleLooks,
                idleSeconds,
                busyLooks,
                busySeconds,
                written,
                total(after, "aggregate") - total(before, "aggregate"),
                total(after, "getMore") - total(before, "getMore"));
        assertThat((double) idleLooks).isLessThanOrEqualTo(idleSeconds + 1);
        assertThat((double) busyLooks).isLessThanOrEqualTo(busySeconds + 1);
        assertThat(total(after, "aggregate")).isEqualTo(total(before, "aggregate"));
        assertThat(total(after, "getMore")).isEqualTo(total(before, "getMore"));
        assertThat(node.sent()).containsOnlyKeys("find");
        assertThat(node.watch().mode()).isEqualTo(CommitWatch.Mode.ALONE);
        assertThat(node.watch().changes()).isZero();
    }

    /** Prints how soon; time is not judged here. */
    @ParameterizedTest
    @EnumSource
    void a_reader_is_woken_by_another_nodes_commit_in_every_mode(CommitWatch.Mode mode) {
        WatchedNode reader = node(alwaysIn(mode));
        WatchedNode writer = node(WatchSettings.DEFAULTS);
        int commits = mode == CommitWatch.Mode.ALONE ? 8 : 60;
        long[] nanos = new long[commits];
        try (ReadingThread reading = new ReadingThread(reader.openStream())) {
            // The first commit ends being alone.
            writer.write(0);
            assertThat(reading.awaitSeen(1, LIMIT)).isTrue();
            assertThat(Await.until(LIMIT, () -> reader.watch().mode() == mode)).isTrue();
            for (int commit = 0; commit < commits; commit++) {
                // The reader has found that there is no more, and waits; at another point of the watch's round each
                // time.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30 + 7 * commit % 10));
                writer.write(commit + 1);
                long written = System.nanoTime();
                assertThat(reading.awaitSeen(commit + 2, LIMIT))
                        .as("woken within %s", LIMIT)
                        .isTrue();
                nanos[commit] = Math.max(0, reading.seenAtNanos() - written);
            }
            assertThat(reading.problems()).isEmpty();
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%s: from a commit's answer to its reader on another node: median %.1f ms, longest %.1f ms of %d; sent %s%n",
                mode, nanos[commits / 2] / 1e6, nanos[commits - 1] / 1e6, commits, reader.sent());
        assertThat(reader.watch().mode()).isEqualTo(mode);
    }

    /**
     * Just before the change stream's own first read, so that no look has seen it; and something else is stored behind it, so
     * that the change stream begins later.
     */
    @Test
    void a_commit_between_the_last_look_and_the_change_stream_is_told() {
        WatchedNode reader = node(alwaysIn(CommitWatch.Mode.FOLLOWING));
        WatchedNode writer = node(WatchSettings.DEFAULTS);
        AtomicBoolean written = new AtomicBoolean();
        try (ReadingThread reading = new ReadingThread(reader.openStream())) {
            reader.beforeCommand(command -> {
                if (reader.watch().mode() == CommitWatch.Mode.FOLLOWING && written.compareAndSet(false, true)) {
                    // The reader has found that there is no more behind the first, so that only a signal makes it look.
                    reading.awaitSeen(1, LIMIT);
                    LockSupport.parkNanos(SECOND / 5);
                    writer.write(1);
                    control.getDatabase(database).getCollection("other").insertOne(new Document());
                }
            });
            writer.write(0);
            assertThat(Await.until(LIMIT, written::get)).isTrue();
            assertThat(reading.awaitSeen(2, LIMIT)).isTrue();
        }
    }

    @Test
    void a_client_with_a_short_time_limit_follows_too() {
        WatchedNode reader =
                new WatchedNode(RealMongod.uri() + "&timeoutMS=800", database, alwaysIn(CommitWatch.Mode.FOLLOWING));
        nodes.add(reader);
        WatchedNode writer = node(WatchSettings.DEFAULTS);
        try (ReadingThread reading = new ReadingThread(reader.openStream())) {
            writer.write(0);
            assertThat(Await.until(LIMIT, () -> reader.sent("getMore") > 2))
                    .as("its change stream stays open: %s", reader.sent())
                    .isTrue();
            writer.write(1);
            assertThat(reading.awaitSeen(2, LIMIT)).isTrue();
            assertThat(reader.sent("aggregate")).isEqualTo(1);
        }
    }

    @Test
    void a_change_stream_that_the_server_ends_is_opened_again_without_haste() {
        WatchedNode reader = node(alwaysIn(CommitWatch.Mode.FOLLOWING));
        WatchedNode writer = node(WatchSettings.DEFAULTS);
        writer.write(0);
        assertThat(Await.until(LIMIT, () -> reader.sent("getMore") > 0)).isTrue();
        control.getDatabase(database).getCollection(MongoCommitLog.COLLECTION).drop();
        long from = System.nanoTime();
        assertThat(Await.until(LIMIT, () -> reader.sent("aggregate") >= 3))
                .as("opened again: %s", reader.sent())
                .isTrue();
        double seconds = (System.nanoTime() - from) / 1e9;
        assertThat((double) reader.sent("aggregate")).isLessThanOrEqualTo(seconds + 3);
    }

    /** Whose wake-ups come from its own writes often enough need not look at all. */
    @Test
    void a_node_that_writes_all_the_time_hardly_looks_while_it_polls() {
        WatchedNode node = node(alwaysIn(CommitWatch.Mode.POLLING));
        WatchedNode other = node(WatchSettings.DEFAULTS);
        other.write(0);
        assertThat(Await.until(LIMIT, () -> node.watch().mode() == CommitWatch.Mode.POLLING))
                .isTrue();
        long looksBefore = node.sent("find");
        long pauses = 0;
        long last = System.nanoTime();
        for (int commit = 0; commit < 1_000; commit++) {
            node.write(commit);
            long now = System.nanoTime();
            // Half a poll more, since an answer reaches its caller a little after the signal.
            pauses += (now - last + SECOND / 200) / (SECOND / 100);
            last = now;
        }
        long looks = node.sent("find") - looksBefore;
        System.out.printf("polling while it writes: %d looks beside 1000 own commits with %d pauses%n", looks, pauses);
        assertThat(looks).isLessThanOrEqualTo(pauses + 20);
    }

    @Test
    void the_mode_goes_through_all_and_back_to_alone() {
        WatchSettings quick = new WatchSettings(SECOND / 10, SECOND / 100, 3, 1, 2, SECOND / 10, 2 * SECOND);
        WatchedNode reader = node(quick);
        WatchedNode writer = node(WatchSettings.DEFAULTS);
        assertThat(Await.until(LIMIT, () -> reader.sent("find") > 0)).isTrue();
        writer.write(0);
        assertThat(Await.until(LIMIT, () -> reader.watch().mode() == CommitWatch.Mode.FOLLOWING))
                .isTrue();
        long[] number = {1};
        assertThat(Await.until(LIMIT, () -> {
                    writer.write(number[0]++);
                    return reader.watch().mode() == CommitWatch.Mode.POLLING;
                }))
                .isTrue();
        assertThat(Await.until(LIMIT, () -> reader.watch().mode() == CommitWatch.Mode.FOLLOWING))
                .isTrue();
        assertThat(Await.until(LIMIT, () -> reader.watch().mode() == CommitWatch.Mode.ALONE))
                .isTrue();
        assertThat(reader.watch().changes()).isGreaterThanOrEqualTo(4);
    }

    private WatchedNode node(WatchSettings settings) {
        WatchedNode node = new WatchedNode(RealMongod.uri(), database, settings);
        nodes.add(node);
        return node;
    }

    /** Settings that let a mode last, once another node was noticed. */
    private static WatchSettings alwaysIn(CommitWatch.Mode mode) {
        return new WatchSettings(
                SECOND,
                SECOND / 100,
                mode == CommitWatch.Mode.POLLING ? 0 : Integer.MAX_VALUE,
                0,
                Integer.MAX_VALUE,
                SECOND,
                mode == CommitWatch.Mode.ALONE ? -1 : EVER);
    }

    private Document commands() {
        return control.getDatabase("admin")
                .runCommand(new Document("serverStatus", 1))
                .get("metrics", Document.class)
                .get("commands", Document.class);
    }

    private static long total(Document commands, String command) {
        return commands.get(command, Document.class).get("total", Number.class).longValue();
    }
}
