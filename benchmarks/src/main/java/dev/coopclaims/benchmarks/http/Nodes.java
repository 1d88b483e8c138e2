package dev.coopclaims.benchmarks.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** The processes of one application: one with all roles, or several command and query nodes on one database. */
final class Nodes implements AutoCloseable {
    private static final Pattern POSITION = Pattern.compile("\"position\"\\s*:\\s*(-?\\d+)");
    private static final Pattern HEAD = Pattern.compile("\"head\"\\s*:\\s*(-?\\d+)");
    private static final Duration READY_LIMIT = Duration.ofMinutes(5);
    private static final Duration CATCH_UP_LIMIT = Duration.ofMinutes(2);
    private static final Duration STILL_LIMIT = Duration.ofMinutes(10);
    private static final long LOOK_EVERY_MILLIS = 10;
    /** A sweep follows 10 s after the one before, and takes a moment. */
    private static final long LONGER_THAN_BETWEEN_SWEEPS_MILLIS = 12_000;

    private static final double NANOS_IN_MILLI = 1e6;

    private final List<Application> running;
    private final Connection connection;

    private Nodes(List<Application> running, Connection connection) {
        this.running = running;
        this.connection = connection;
    }

    /**
     * Starts the processes one after the other and waits until each is ready.
     *
     * @param storage settings that say where the data is
     * @param ofEach so many command and so many query nodes; 1 starts one process with all roles
     * @param javaOptions of their JVMs; may be empty
     */
    static Nodes start(List<String> storage, int ofEach, String javaOptions) throws IOException {
        Nodes started = answering(storage, ofEach, javaOptions);
        started.awaitReady(READY_LIMIT);
        return started;
    }

    /** Starts them likewise and waits only until each answers, with its views or with 503. */
    static Nodes answering(List<String> storage, int ofEach, String javaOptions) throws IOException {
        Path folder = Files.createTempDirectory("coop-claims-http-");
        Tokens tokens = new Tokens();
        List<String> settings = new ArrayList<>(storage);
        settings.addAll(tokens.settings(folder));
        List<Application> running = new ArrayList<>();
        List<URI> commands = new ArrayList<>();
        List<URI> queries = new ArrayList<>();
        try {
            for (int i = 0; i < ofEach; i++) {
                for (String role : ofEach == 1 ? List.of("all") : List.of("command", "query")) {
                    List<String> ofNode = new ArrayList<>(settings);
                    ofNode.addAll(List.of("--role", role));
                    Application node = Application.start(ofNode, javaOptions, folder.resolve(role + "-" + i + ".log"));
                    running.add(node);
                    if (!role.equals("query")) {
                        commands.add(node.base());
                    }
                    if (!role.equals("command")) {
                        queries.add(node.base());
                    }
                }
            }
        } catch (IOException | RuntimeException failed) {
            running.forEach(Application::close);
            throw failed;
        }
        return new Nodes(running, new Connection(commands, queries, tokens));
    }

    Connection connection() {
        return connection;
    }

    /** Waits until the views are there. */
    void awaitReady(Duration limit) throws IOException {
        try {
            for (Application one : running) {
                one.awaitReady(limit);
            }
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** A claim that every view shows. */
    Claimed startClaim(Partner partner) throws IOException, InterruptedException {
        String answer = connection.require(partner.user(), "POST", "/api/claims", Bodies.FORM);
        awaitViews();
        return new Claimed("/api/claims/" + Connection.text(answer, "claim"), partner.user());
    }

    /** The processor time of all processes; -1 if the system does not report it. */
    long cpuNanos() {
        long all = 0;
        for (Application one : running) {
            long used = one.cpuNanos();
            if (used < 0) {
                return -1;
            }
            all += used;
        }
        return all;
    }

    /**
     * Where the log ends, and how far the view is that is furthest behind.
     *
     * @param position the lowest of any view on any node
     */
    record Followed(long head, long position) {
        long lagEvents() {
            return Math.max(0, head - position);
        }
    }

    /** Where log and views are now. */
    Followed followed() throws IOException, InterruptedException {
        long head = Long.MIN_VALUE;
        long position = Long.MAX_VALUE;
        for (String views : connection.everywhere(Person.OSCAR, "/api/projections")) {
            head = Math.max(head, numbers(HEAD, views).max().orElse(head));
            position = Math.min(position, numbers(POSITION, views).min().orElse(position));
        }
        if (position == Long.MAX_VALUE) {
            throw new IllegalStateException("no view reports how far it is");
        }
        return new Followed(head, position);
    }

    private static LongStream numbers(Pattern pattern, String text) {
        return pattern.matcher(text).results().mapToLong(found -> Long.parseLong(found.group(1)));
    }

    /** Waits until every view has seen every event that is there now. */
    void awaitViews() throws IOException, InterruptedException {
        awaitViews(followed());
    }

    /**
     * Waits until every view has seen every event that was there at a moment. What comes later does not count: the
     * application does what is due by itself, and in a store with many claims that can go on for seconds.
     *
     * @return how long that took, in milliseconds
     */
    double awaitViews(Followed then) throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        for (long at = then.position(); at < then.head(); at = followed().position()) {
            if (System.nanoTime() - startNanos > CATCH_UP_LIMIT.toNanos()) {
                throw new IllegalStateException("the views are still " + (then.head() - at) + " events behind");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
        return (System.nanoTime() - startNanos) / NANOS_IN_MILLI;
    }

    /**
     * Waits until the application writes nothing by itself any more: what is due is done in sweeps, one after the other.
     *
     * @return how many events it has written meanwhile
     */
    long awaitStillness() throws IOException, InterruptedException {
        long begin = followed().head();
        long deadlineNanos = System.nanoTime() + STILL_LIMIT.toNanos();
        for (long before = Long.MIN_VALUE, head = begin;
                head != before;
                head = followed().head()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new IllegalStateException("the application does not stop to do what is due");
            }
            before = head;
            TimeUnit.MILLISECONDS.sleep(LONGER_THAN_BETWEEN_SWEEPS_MILLIS);
        }
        return followed().head() - begin;
    }

    @Override
    public void close() {
        connection.close();
        running.forEach(Application::close);
    }
}
