package dev.coopclaims.eventstore.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.eventstore.append.CommitRefusedException;
import dev.coopclaims.eventstore.log.CommitTail;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server's disk fills up while commits are written. A real one where this process may mount a small file system;
 * elsewhere mongod is told to answer so.
 */
class FullDiskIT {

    private static final String DISK_MEGABYTES = "480";
    private static final int MOST_COMMITS = 600;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<String> acknowledged = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    @Test
    void when_the_disk_is_full_nothing_acknowledged_is_lost_and_writing_goes_on_when_there_is_room() throws Exception {
        boolean real = run("mount", "-t", "tmpfs", "-o", "size=" + DISK_MEGABYTES + "m", "tmpfs", folder.toString());
        try (Members members = new Members(RealMongod.start(1, folder));
                FaultNode node = new FaultNode("full", members.uri(), false)) {
            write(node, "before");
            Path filler = folder.resolve("filler");
            if (real) {
                fill(filler);
            } else {
                members.failPoint(0, "failCommand", "'alwaysOn'", "{failCommands: ['insert'], errorCode: 14031}");
            }
            String large = "x".repeat(1_000_000);
            for (int commit = 0; commit < MOST_COMMITS && refused.isEmpty() && unknown.isEmpty(); commit++) {
                write(node, "large-" + commit, large);
            }
            System.out.printf(
                    "full disk (%s): %d commits acknowledged, then %s; mongod %s%n",
                    real ? "real" : "told by failCommand",
                    acknowledged.size(),
                    unknown.isEmpty() ? "refused" : "unknown",
                    members.runs(0) ? "lives" : "died");
            assertThat(refused.size() + unknown.size()).as("the disk was full").isPositive();

            if (real) {
                Files.delete(filler);
                if (!members.runs(0)) {
                    members.restart(0);
                }
            } else {
                members.endFailPoint(0, "failCommand");
            }
            assertThat(Await.until(LIMIT, () -> write(node, "after"))).isTrue();
            assertKept(node);
        } finally {
            if (real) {
                run("umount", folder.toString());
            }
        }
    }

    private void assertKept(FaultNode node) {
        List<String> stored = new ArrayList<>();
        try (CommitTail tail = new CommitTail(node.log(), 0)) {
            for (List<StoredCommit> batch = tail.next(); !batch.isEmpty(); batch = tail.next()) {
                batch.forEach(commit -> stored.add(commit.events().getFirst().stream()));
            }
        }
        assertThat(stored).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(stored.stream().filter(stream -> !acknowledged.contains(stream)))
                .allMatch(unknown::contains);
    }

    private boolean write(FaultNode node, String stream) {
        return write(node, stream, "");
    }

    private boolean write(FaultNode node, String stream, String text) {
        try {
            node.engine().appendEvents(FaultNode.filled(stream, 0, text));
            acknowledged.add(stream);
            return true;
        } catch (EventStoreUnavailableException e) {
            (e.outcomeUnknown() ? unknown : refused).add(stream);
            return false;
        } catch (CommitRefusedException e) {
            refused.add(stream);
            return false;
        }
    }

    private static void fill(Path filler) throws IOException {
        byte[] piece = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("space");
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
