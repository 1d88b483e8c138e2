package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.testkit.RealMongod;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A {@link StoppingNode} in a process of its own, which the test stops by SIGSTOP and continues by SIGCONT. */
final class StoppableProcess implements AutoCloseable {
    private static final long WAIT_SECONDS = 20;

    private final String name;
    private final Process process;
    private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final AtomicInteger refused = new AtomicInteger();

    StoppableProcess(String database, String name, int segments) throws IOException {
        this.name = name;
        this.process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoppingNode.class.getName(),
                        RealMongod.uri(),
                        database,
                        name,
                        Integer.toString(segments))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("REFUSED")) {
                    refused.incrementAndGet();
                } else {
                    said.add(line);
                }
            }
        } catch (IOException gone) {
            said.add("GONE: " + gone.getMessage());
        }
    }

    String name() {
        return name;
    }

    /** How many of its writes the guard of a document refused. */
    int refused() {
        return refused.get();
    }

    void awaitReady() {
        awaitWord("READY");
    }

    /** Waits until one of its threads is at the place, and stops the whole process there. */
    void stopAt(StoppingNode.Place place) {
        order(place.name());
        awaitWord("AT " + place);
        signal("STOP");
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (!isStopped()) {
            assertThat(System.nanoTime()).as("%s stops", name).isLessThan(deadlineNanos);
            Thread.onSpinWait();
        }
    }

    /** Whether the kernel has stopped it: the state behind the name, which ends with the last bracket. */
    boolean isStopped() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    void goOn() {
        order("go on");
        signal("CONT");
    }

    void order(String what) {
        try {
            process.outputWriter(StandardCharsets.UTF_8)
                    .append(what)
                    .append('\n')
                    .flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void awaitWord(String wanted) {
        try {
            long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
            // Loggers may say something else.
            for (String word = ""; !wanted.equals(word); word = said.poll(1, TimeUnit.SECONDS)) {
                assertThat(System.nanoTime()).as("%s says %s", name, wanted).isLessThan(deadlineNanos);
            }
        } catch (InterruptedException ended) {
            throw new IllegalStateException("interrupted", ended);
        }
    }

    private void signal(String which) {
        try {
            int result = new ProcessBuilder("kill", "-" + which, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(result).as("kill -%s %s", which, name).isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException ended) {
            throw new IllegalStateException("interrupted", ended);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
