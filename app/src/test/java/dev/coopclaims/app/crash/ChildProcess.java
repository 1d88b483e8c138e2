package dev.coopclaims.app.crash;

import dev.coopclaims.app.CoopClaims;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The application in a process of its own, on the embedded server unless its settings say otherwise. */
final class ChildProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long END_LIMIT_SECONDS = 20;

    private final Process process;
    private final URI base;
    private final Path log;

    private ChildProcess(Process process, URI base, Path log) {
        this.process = process;
        this.base = base;
        this.log = log;
    }

    /** Starts it on a folder and waits until it says that it is ready. */
    static ChildProcess on(Path data, String... settings) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path log = Files.createTempFile(data.getParent(), "child-", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                CoopClaims.class.getName(),
                "--port",
                Integer.toString(port),
                "--data",
                data.toString(),
                "--clock",
                Caller.CLOCK,
                "--coop.rate-limit.enabled=false"));
        command.addAll(List.of(settings));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().remove("MONGODB_URI");
        ChildProcess child = new ChildProcess(builder.start(), URI.create("http://127.0.0.1:" + port), log);
        child.awaitReady();
        return child;
    }

    URI base() {
        return base;
    }

    /** SIGKILL: nothing is flushed, nothing is closed. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the killed process is still there");
        }
    }

    private void awaitReady() throws IOException {
        long deadlineNanos = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadlineNanos) {
                close();
                throw new IllegalStateException("not ready:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private boolean isReady() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    base.resolve("/actuator/health/readiness").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
