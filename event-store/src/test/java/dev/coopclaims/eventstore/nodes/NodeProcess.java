package dev.coopclaims.eventstore.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
    private boolean measured;

    private NodeProcess(Process process, Duration running) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.running = running;
    }

    static NodeProcess start(String uri, String database, int callers, Duration warmUp, Duration time)
            throws IOException {
        return new NodeProcess(
                process(
                        NodeMain.class,
                        uri,
                        database,
                        Integer.toString(callers),
                        Long.toString(warmUp.toMillis()),
                        Long.toString(time.toMillis())),
                warmUp.plus(time));
    }

    /** A node that does what it is told by {@link #order}. */
    static NodeProcess start(Class<?> main, String... arguments) throws IOException {
        return new NodeProcess(process(main, arguments), Duration.ZERO);
    }

    private static Process process(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-D" + NodeMain.WITHOUT_LIVE_TAIL + "=" + Boolean.getBoolean(NodeMain.WITHOUT_LIVE_TAIL),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    void awaitReady() {
        String answer = answer(START_TIMEOUT_SECONDS);
        if (!NodeMain.READY.equals(answer)) {
            throw new IllegalStateException("A node did not start: " + answer);
        }
    }

    void go() throws IOException {
        order("go");
    }

    void order(String line) throws IOException {
        Writer orders = process.outputWriter(StandardCharsets.UTF_8);
        orders.write(line + "\n");
        orders.flush();
    }

    /** Waits until the node says that its measured time begins. */
    void awaitMeasuring() {
        require(NodeMain.MEASURING);
    }

    /** Waits until the node, which has said that it began, says that its measured time is over. */
    void awaitMeasured() {
        require(NodeMain.MEASURED);
        measured = true;
    }

    private void require(String line) {
        String answer = answer(running.toSeconds() + GRACE_SECONDS);
        if (!line.equals(answer)) {
            throw new IllegalStateException("A node should have said '" + line + "' and said: " + answer);
        }
    }

    NodeReport report() {
        if (!measured) {
            awaitMeasuring();
            awaitMeasured();
        }
        return NodeReport.parse(answer(running.toSeconds() + GRACE_SECONDS));
    }

    /** The next line that the node says. */
    String answer(long timeoutSeconds) {
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
