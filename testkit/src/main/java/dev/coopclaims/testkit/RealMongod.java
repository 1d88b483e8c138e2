package dev.coopclaims.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real mongod for tests, one per JVM and number of members. {@code ops/mongod} starts it on first use and stops it
 * when this JVM ends. The environment variable {@code COOP_TEST_MONGODB_URI} names a running replica set to use
 * instead. Test commands such as {@code failCommand} are enabled.
 */
public final class RealMongod {

    private static final long START_TIMEOUT_SECONDS = 120;
    private static final String GIVEN_URI = "COOP_TEST_MONGODB_URI";

    private final String uri;
    private final @Nullable Path folder;
    private final List<Long> pids;

    private RealMongod(String uri, @Nullable Path folder, List<Long> pids) {
        this.uri = uri;
        this.folder = folder;
        this.pids = new CopyOnWriteArrayList<>(pids);
    }

    /** The URI of the single-member replica set of this JVM. */
    public static String uri() {
        return oneMember().connectionString();
    }

    /** The name of a new database. */
    public static String freshDatabase() {
        return "test_" + UUID.randomUUID().toString().replace("-", "");
    }

    /** The single-member replica set of this JVM. */
    public static RealMongod oneMember() {
        return OneMember.MONGOD;
    }

    /** A replica set of three members, shared by this JVM; tests that kill members start their own. */
    public static RealMongod threeMembers() {
        return ThreeMembers.MONGOD;
    }

    /** Starts another replica set for the caller alone; it ends with this JVM. */
    public static RealMongod start(int members) {
        return started(members, List.of());
    }

    /** Starts another replica set whose data stays in a folder; each member has a folder {@code member-N} in it. */
    public static RealMongod start(int members, Path folder) {
        return started(members, List.of("--dir", folder.toString()));
    }

    /** Starts a further replica set of two members with data and an arbiter, the last one; it ends with this JVM. */
    public static RealMongod startWithArbiter() {
        return started(3, List.of("--arbiter"));
    }

    /** The URI of this replica set, without a database. */
    public String connectionString() {
        return uri;
    }

    /** The process ids of the members in the order of the URI; empty if the replica set was not started here. */
    public List<Long> pids() {
        return List.copyOf(pids);
    }

    /**
     * Restarts a killed member on its port and data; does not wait until it answers.
     *
     * @param member in the order of the URI, from 0
     */
    public void restart(int member) {
        pids.set(member, Long.valueOf(run(List.of("restart", requireFolder().toString(), Integer.toString(member)))));
    }

    /** Stops all members at once; a set started without a folder leaves nothing behind. */
    public void stop() {
        run(List.of("stop", requireFolder().toString()));
    }

    private Path requireFolder() {
        Path known = folder;
        if (known == null) {
            throw new IllegalStateException("only a replica set that was started here can be stopped or restarted");
        }
        return known;
    }

    private static final class OneMember {
        private static final RealMongod MONGOD = givenOrStarted();

        private static RealMongod givenOrStarted() {
            String given = System.getenv(GIVEN_URI);
            return given == null || given.isBlank() ? started(1, List.of()) : new RealMongod(given, null, List.of());
        }
    }

    private static final class ThreeMembers {
        private static final RealMongod MONGOD = started(3, List.of());
    }

    private static RealMongod started(int members, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of(
                "start",
                "--members",
                Integer.toString(members),
                "--parent",
                Long.toString(ProcessHandle.current().pid())));
        arguments.addAll(options);
        String[] uriAndFolder = run(arguments).split("\t", 2);
        Path folder = Path.of(uriAndFolder[1]);
        try {
            return new RealMongod(uriAndFolder[0], folder, pidsIn(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code ops/mongod} printed. */
    private static String run(List<String> arguments) {
        List<String> command = new ArrayList<>(arguments);
        command.addFirst(projectRoot().resolve("ops").resolve("mongod").toString());
        try {
            Path errors = Files.createTempFile("ops-mongod", ".log");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            if (!process.waitFor(START_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                throw new IllegalStateException("ops/mongod did not finish within " + START_TIMEOUT_SECONDS + " s: "
                        + Files.readString(errors));
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.exitValue() != 0) {
                throw new IllegalStateException("ops/mongod failed: " + Files.readString(errors));
            }
            Files.delete(errors);
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("ops/mongod could not be run as " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ops/mongod was running", e);
        }
    }

    private static List<Long> pidsIn(Path folder) throws IOException {
        List<Long> pids = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("pids"))) {
            if (line.startsWith("process ")) {
                pids.add(Long.valueOf(line.substring("process ".length())));
            }
        }
        return List.copyOf(pids);
    }

    /** The build sets the project's folder; otherwise (in an editor) look in the parent folders. */
    private static Path projectRoot() {
        String given = System.getProperty("coop.root");
        if (given != null) {
            return Path.of(given);
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(path -> Files.isExecutable(path.resolve("ops/mongod")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("set -Dcoop.root to the project's folder"));
    }
}
