package dev.coopclaims.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real mongod for tests, one per JVM and number of members, started when first asked for by {@code ops/mongod} and
 * stopped by it when this JVM ends. The environment variable {@code COOP_TEST_MONGODB_URI} names a running replica set
 * to use instead of a started one. Test commands such as {@code failCommand} are enabled.
 */
public final class RealMongod {

    private static final long START_TIMEOUT_SECONDS = 120;
    private static final String GIVEN_URI = "COOP_TEST_MONGODB_URI";

    private final String uri;
    private final List<Long> pids;

    private RealMongod(String uri, List<Long> pids) {
        this.uri = uri;
        this.pids = pids;
    }

    /** The URI of the single-member replica set of this JVM. */
    public static String uri() {
        return oneMember().connectionString();
    }

    /** The name of a database that nobody has used yet. */
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

    /** Starts a further replica set that nobody else uses; it ends with this JVM. */
    public static RealMongod start(int members) {
        return started(members);
    }

    /** The URI of this replica set, without a database. */
    public String connectionString() {
        return uri;
    }

    /** The process ids of the members in the order of the URI; empty when the replica set was given from outside. */
    public List<Long> pids() {
        return pids;
    }

    private static final class OneMember {
        private static final RealMongod MONGOD = givenOrStarted();

        private static RealMongod givenOrStarted() {
            String given = System.getenv(GIVEN_URI);
            return given == null || given.isBlank() ? started(1) : new RealMongod(given, List.of());
        }
    }

    private static final class ThreeMembers {
        private static final RealMongod MONGOD = started(3);
    }

    private static RealMongod started(int members) {
        Path script = projectRoot().resolve("ops").resolve("mongod");
        List<String> command = List.of(
                script.toString(),
                "start",
                "--members",
                Integer.toString(members),
                "--parent",
                Long.toString(ProcessHandle.current().pid()));
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
            String[] uriAndFolder = answer.split("\t", 2);
            return new RealMongod(uriAndFolder[0], pidsIn(Path.of(uriAndFolder[1])));
        } catch (IOException e) {
            throw new IllegalStateException("ops/mongod could not be run as " + script, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while mongod was starting", e);
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

    /** The build says where the project is; started from elsewhere (an editor), look upwards. */
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
