package dev.coopclaims.benchmarks.http;

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

/** The whole application in a process of its own, started by {@code ./coop-claims}, which builds it first. */
final class Application implements AutoCloseable {
    /** In the claiming period of FY26-H2, as in the README. */
    private static final String CLOCK = "2026-10-01T09:00:00Z";

    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final long END_LIMIT_SECONDS = 60;
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final int CONNECT_LIMIT_MILLIS = 1_000;
    private static final int READ_LIMIT_MILLIS = 5_000;

    private final Process process;
    private final URI base;

    private Application(Process process, URI base) {
        this.process = process;
        this.base = base;
        // Also when this program is stopped in between.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-application"));
    }

    /**
     * Starts it, and waits until it says that it is ready.
     *
     * @param settings where its data is
     * @param javaOptions of its Java, such as those of a flight recording; may be empty
     * @param log gets what it prints
     */
    static Application start(List<String> settings, String javaOptions, Path log) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path root = Path.of(System.getProperty("coop.root", "."));
        List<String> command =
                new ArrayList<>(List.of(root.resolve("coop-claims").toString(), "--port", Integer.toString(port)));
        // All clients come from one address, as fast as they can.
        command.addAll(List.of("--clock", CLOCK, "--coop.rate-limit.enabled=false"));
        command.addAll(settings);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_OPTS", javaOptions);
        builder.environment().remove("MONGODB_URI");
        Application application = new Application(builder.start(), URI.create("http://127.0.0.1:" + port));
        application.awaitReady(log);
        return application;
    }

    URI base() {
        return base;
    }

    /** Processor time that it has used; -1 where the system does not tell. */
    long cpuNanos() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(-1L);
    }

    private void awaitReady(Path log) throws IOException {
        long deadlineNanos = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadlineNanos) {
                close();
                throw new IllegalStateException("the application does not start:\n" + Files.readString(log));
            }
            pause();
        }
    }

    private boolean isReady() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    base.resolve("/actuator/health/readiness").toURL().openConnection();
            connection.setConnectTimeout(CONNECT_LIMIT_MILLIS);
            connection.setReadTimeout(READ_LIMIT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Asks it to stop, and insists after a minute. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
