package dev.coopclaims.eventstore.rights;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.coopclaims.testkit.Await;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;

/** A mongod started as {@code ops/mongod} never starts one: standalone, or with authentication. */
final class OwnMongod implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Process process;
    private final int port;

    private OwnMongod(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static OwnMongod standalone() {
        return started();
    }

    /** A replica set of one member with the user {@code admin}, password {@code admin}, who may do everything. */
    static OwnMongod withAuthentication() {
        try {
            Path key = Files.createTempFile("coop-key", ".txt");
            Files.writeString(key, "c29tZSBrZXkgb2YgdGhlIHRlc3RzIG93bg==");
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
            key.toFile().deleteOnExit();
            OwnMongod mongod = started("--replSet", "rs0", "--auth", "--keyFile", key.toString());
            try (MongoClient local = MongoClients.create(mongod.hosts() + "?directConnection=true")) {
                var admin = local.getDatabase("admin");
                Document member = new Document("_id", 0).append("host", "127.0.0.1:" + mongod.port);
                admin.runCommand(
                        new Document("replSetInitiate", new Document("_id", "rs0").append("members", List.of(member))));
                mongod.await(() -> Boolean.TRUE.equals(
                        admin.runCommand(new Document("hello", 1)).getBoolean("isWritablePrimary")));
                admin.runCommand(new Document("createUser", "admin")
                        .append("pwd", "admin")
                        .append("roles", List.of("root")));
            }
            return mongod;
        } catch (IOException e) {
            throw new IllegalStateException("no key file could be written", e);
        }
    }

    private static OwnMongod started(String... options) {
        try {
            int port = freePort();
            Path data = Files.createTempDirectory("coop-own-mongod");
            List<String> command = new ArrayList<>(List.of(
                    binary(),
                    "--port",
                    Integer.toString(port),
                    "--bind_ip",
                    "127.0.0.1",
                    "--nounixsocket",
                    "--dbpath",
                    data.toString(),
                    "--wiredTigerCacheSizeGB",
                    "0.25"));
            command.addAll(Arrays.asList(options));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("log.txt").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            OwnMongod mongod = new OwnMongod(process, port);
            try (MongoClient local =
                    MongoClients.create(mongod.hosts() + "?directConnection=true&serverSelectionTimeoutMS=1000")) {
                mongod.await(() -> local.getDatabase("admin")
                        .runCommand(new Document("hello", 1))
                        .containsKey("ok"));
            }
            return mongod;
        } catch (IOException e) {
            throw new IllegalStateException("mongod could not be started", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static String binary() throws IOException {
        Path root = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(path -> Files.isExecutable(path.resolve("ops/mongod")))
                .findFirst()
                .orElseThrow();
        Process asked = new ProcessBuilder(root.resolve("ops/mongod").toString(), "path").start();
        String path = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (path.startsWith("docker:") || path.isEmpty()) {
            throw new IllegalStateException("these tests need a mongod on the PATH, not one in Docker");
        }
        return path;
    }

    private void await(java.util.function.BooleanSupplier condition) {
        boolean there = Await.until(START_LIMIT, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("mongod ended with " + process.exitValue());
            }
            try {
                return condition.getAsBoolean();
            } catch (MongoException notYet) {
                return false;
            }
        });
        if (!there) {
            throw new IllegalStateException("mongod was not ready within " + START_LIMIT);
        }
    }

    /** The URI without options. */
    String hosts() {
        return "mongodb://127.0.0.1:" + port + "/";
    }

    /** The URI for a user of the database {@code admin}. */
    String uri(String user, String password) {
        return "mongodb://" + user + ":" + password + "@127.0.0.1:" + port + "/?replicaSet=rs0&authSource=admin";
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
