package dev.coopclaims.eventstore.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command node in a process of its own, to be killed in mid-batch. It tells its journal line by line; each line ends
 * with a dot, so that one cut off by a kill is not taken for another.
 */
final class WriterProcess implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(WriterProcess.class);
    private static final int WRITERS = 6;

    private final Process process;
    private final Thread reading;
    private final Ledger ledger;
    private final Broken broken;
    private final int node;
    private final int firstWriter;

    /** Starts a process whose writers have the ids from {@code firstWriter} on. */
    WriterProcess(String uri, int node, int firstWriter, long seed, Ledger ledger, Broken broken) {
        this.ledger = ledger;
        this.broken = broken;
        this.node = node;
        this.firstWriter = firstWriter;
        try {
            this.process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-cp",
                            System.getProperty("java.class.path"),
                            WriterProcess.class.getName(),
                            uri,
                            String.valueOf(firstWriter),
                            String.valueOf(seed))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.reading = Thread.ofPlatform().daemon(true).name("writer-process").start(this::read);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            logger.debug("The writer process is gone", e);
        }
    }

    private void take(String line) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("broken")) {
            broken.add("in the writer process: " + line);
            return;
        }
        if (words.length != 5 || !words[4].equals(".")) {
            return;
        }
        int writer = Integer.parseInt(words[1]);
        int number = Integer.parseInt(words[2]);
        switch (words[0]) {
            case "asked" -> ledger.asked(writer, number);
            case "stored" -> ledger.acknowledged(node, writer, number, Long.parseLong(words[3]));
            case "unknown" -> ledger.unknown(writer, number);
            case "refused" -> ledger.refused(writer, number);
            default -> logger.debug("The writer process says: {}", line);
        }
    }

    /** Kills the process and says how many of its writers had asked and were not answered. */
    int kill() {
        // By its handle: the process itself would close our end as well, and what it has said and nobody has read is
        // lost.
        process.toHandle().destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the writer process does not end");
            }
            reading.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int open = 0;
        for (int writer = firstWriter; writer < firstWriter + WRITERS; writer++) {
            Ledger.Answers answers = ledger.writers().get(writer);
            if (answers != null && answers.get(answers.size() - 1) == Ledger.OPEN) {
                open++;
            }
        }
        return open;
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    /** The process: writes until it is killed, or until the one that started it is gone. */
    public static void main(String[] args) throws IOException {
        int firstWriter = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        FaultNode node = new FaultNode("faults-process", args[0], false);
        AtomicInteger callers = new AtomicInteger();
        for (int writer = firstWriter; writer < firstWriter + WRITERS; writer++) {
            Thread.ofVirtual().start(new Writer(writer, node.engine(), new Lines(), callers, seed));
        }
        while (System.in.read() >= 0) {
            // Nothing is said to it; the end of the input is the end of its parent.
            Thread.onSpinWait();
        }
        Runtime.getRuntime().halt(0);
    }

    /** The journal as lines. */
    private static final class Lines implements Journal {

        @Override
        public void asked(int writer, int number) {
            say("asked " + writer + " " + number + " - .");
        }

        @Override
        public void acknowledged(int writer, int number, long position) {
            say("stored " + writer + " " + number + " " + position + " .");
        }

        @Override
        public void unknown(int writer, int number) {
            say("unknown " + writer + " " + number + " - .");
        }

        @Override
        public void refused(int writer, int number) {
            say("refused " + writer + " " + number + " - .");
        }

        @Override
        public void broken(String promise) {
            say("broken " + promise);
        }

        private static void say(String line) {
            synchronized (System.out) {
                System.out.println(line);
                System.out.flush();
            }
        }
    }
}
