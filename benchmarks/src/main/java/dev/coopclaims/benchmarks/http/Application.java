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

/** The whole application in a separate process, built and started by {@code ./coop-claims}. */
final class Application implements AutoCloseable {
    /** A time in the claiming period of FY26-H2, as in the README. */
    private static final String CLOCK = "2026-10-01T09:00:00Z";

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final String LIVE = "liveness";
    private static final String READY = "readiness";
    private static final long END_LIMIT_SECONDS = 60;
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final int CONNECT_LIMIT_MILLIS = 1_000;
    private static final int READ_LIMIT_MILLIS = 5_000;

    private final Process process;
    private final URI base;

    private final Path log;

    private Application(Process process, URI base, Path log) {
        this.log = log;
        this.process = process;
        this.base = base;
        // Stops the application also when this program is interrupted.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-application"));
    }

    /**
     * Starts the application and waits until it answers; its views may not be there yet.
     *
     * @param settings options that say where its data is
     * @param javaOptions options of its JVM, such as those of a flight recording; may be empty
     * @param log file for its output
     */
    static Application start(List<String> settings, String javaOptions, Path log) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path root = Path.of(System.getProperty("coop.root", "."));
        List<String> command =
                new ArrayList<>(List.of(root.resolve("coop-claims").toString(), "--port", Integer.toString(port)));
        // All clients send from one address, as fast as they can.
        command.addAll(List.of("--clock", CLOCK, "--coop.rate-limit.enabled=false"));
        command.addAll(settings);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_OPTS", javaOptions);
        builder.environment().remove("MONGODB_URI");
        Application application = new Application(builder.start(), URI.create("http://127.0.0.1:" + port), log);
        application.await(LIVE, START_LIMIT);
        return application;
    }

    URI base() {
        return base;
    }

    /** The processor time it has used; -1 if the system does not report it. */
    long cpuNanos() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(-1L);
    }

    /** Waits until its views are there. */
    void awaitReady(Duration limit) throws IOException {
        await(READY, limit);
    }

    private void await(String state, Duration limit) throws IOException {
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        while (!is(state)) {
            if (!process.isAlive() || System.nanoTime() > deadlineNanos) {
                close();
                throw new IllegalStateException("the application has no " + state + ":\n" + Files.readString(log));
            }
            pause();
        }
    }

    private boolean is(String state) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    base.resolve("/actuator/health/" + state).toURL().openConnection();
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

    /** Asks it to stop, and kills it after a minute. */
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
