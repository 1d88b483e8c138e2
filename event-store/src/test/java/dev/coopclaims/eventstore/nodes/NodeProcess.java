package dev.coopclaims.eventstore.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A node in a JVM of its own: it says that it is ready, is told to go, and reports in one line. */
final class NodeProcess implements AutoCloseable {

    private static final long START_TIMEOUT_SECONDS = 120;
    private static final long GRACE_SECONDS = 60;

    private final Process process;
    private final BufferedReader answers;
    private final Duration running;

    private NodeProcess(Process process, Duration running) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.running = running;
    }

    static NodeProcess start(String uri, String database, int callers, Duration warmUp, Duration time)
            throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                NodeMain.class.getName(),
                uri,
                database,
                Integer.toString(callers),
                Long.toString(warmUp.toMillis()),
                Long.toString(time.toMillis()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new NodeProcess(process, warmUp.plus(time));
    }

    void awaitReady() {
        String answer = answer(START_TIMEOUT_SECONDS);
        if (!NodeMain.READY.equals(answer)) {
            throw new IllegalStateException("A node did not start: " + answer);
        }
    }

    void go() throws IOException {
        Writer orders = process.outputWriter(StandardCharsets.UTF_8);
        orders.write("go\n");
        orders.flush();
    }

    NodeReport report() {
        String answer = answer(running.toSeconds() + GRACE_SECONDS);
        if (answer == null) {
            throw new IllegalStateException("A node ended without a report");
        }
        return NodeReport.parse(answer);
    }

    private String answer(long timeoutSeconds) {
        try {
            return CompletableFuture.supplyAsync(this::line).get(timeoutSeconds, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("A node did not answer within " + timeoutSeconds + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a node was awaited", e);
        }
    }

    private String line() {
        try {
            return String.valueOf(answers.readLine());
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
