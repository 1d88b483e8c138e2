package dev.coopclaims.benchmarks.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Sends one request after the other with pauses and counts what each costs the database, including the views' work but
 * not what the idle application needs in that time.
 */
final class Counting implements Steps {
    /** By then all views have seen a command, since following takes milliseconds. */
    private static final long SETTLE_MILLIS = 150;

    private static final long IDLE_SECONDS = 10;
    private static final int READ_TIMES = 20;
    private static final double MILLIS_IN_SECOND = 1_000;

    /** Enough turns for every kind of life. */
    private static final int OF_EACH_LIFE = 5;

    private final Connection connection;
    private final List<Partner> partners;
    private final DatabaseWork work;
    private final Map<String, Double> idlePerSecond = new TreeMap<>();
    private final Map<Kind, List<Map<String, Double>>> commands = new EnumMap<>(Kind.class);
    private final Map<ReadKind, List<Map<String, Double>>> reads = new EnumMap<>(ReadKind.class);

    Counting(Connection connection, List<Partner> partners, DatabaseWork work) {
        this.connection = connection;
        this.partners = partners;
        this.work = work;
    }

    /** Counts every kind of command in a claim's lives and every kind of read. */
    Counted run() throws InterruptedException, IOException {
        TimeUnit.SECONDS.sleep(1);
        work.profile();
        try {
            idlePerSecond.putAll(idle());
            Life last = new Life(partners.getFirst(), 1, this);
            last.live();
            for (int turn = 0; turn < 2 * 3 * OF_EACH_LIFE; turn += 2) {
                last = new Life(partners.get(turn % partners.size()), turn, this);
                last.live();
            }
            for (ReadKind kind : ReadKind.values()) {
                String path = kind.path(last.claim().path());
                Person who = kind.who(last.claim());
                for (int i = 0; i < READ_TIMES; i++) {
                    reads.computeIfAbsent(kind, ignored -> new ArrayList<>())
                            .add(cost(() -> connection.require(who, "GET", path, "")));
                }
            }
        } catch (Ended refused) {
            throw new IllegalStateException("a command was refused while it was counted", refused);
        } finally {
            work.profileNoMore();
        }
        return new Counted(idlePerSecond, means(commands), means(reads));
    }

    @Override
    public String send(Kind kind, Person who, String method, String path, String mediaType, byte[] body)
            throws Ended, InterruptedException {
        String[] answered = new String[1];
        try {
            Map<String, Double> cost = cost(() -> {
                HttpResponse<String> answer = connection.send(who, method, path, mediaType, body);
                if (answer.statusCode() / 100 != 2) {
                    throw new IllegalStateException(kind + ": " + answer.statusCode() + " " + answer.body());
                }
                answered[0] = answer.body();
            });
            commands.computeIfAbsent(kind, ignored -> new ArrayList<>()).add(cost);
        } catch (IOException noAnswer) {
            throw new IllegalStateException(noAnswer);
        }
        return answered[0];
    }

    /** A request to send and count. */
    private interface Request {
        void send() throws IOException, InterruptedException;
    }

    private Map<String, Double> idle() throws InterruptedException, IOException {
        Map<String, Double> counted = difference(() -> TimeUnit.SECONDS.sleep(IDLE_SECONDS));
        double seconds = counted.getOrDefault("millis", 0.0) / MILLIS_IN_SECOND;
        Map<String, Double> rates = new TreeMap<>();
        counted.forEach((name, count) -> rates.put(name, count / seconds));
        return rates;
    }

    private Map<String, Double> cost(Request request) throws IOException, InterruptedException {
        Map<String, Double> counted = difference(() -> {
            request.send();
            TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
        });
        double seconds = counted.getOrDefault("millis", 0.0) / MILLIS_IN_SECOND;
        Map<String, Double> cost = new TreeMap<>();
        counted.forEach((name, count) -> cost.put(name, count - seconds * idlePerSecond.getOrDefault(name, 0.0)));
        return cost;
    }

    private Map<String, Double> difference(Request request) throws IOException, InterruptedException {
        Map<String, Long> before = work.counted();
        Instant from = Instant.now();
        request.send();
        Instant until = Instant.now();
        Map<String, Double> difference = new TreeMap<>();
        work.counted().forEach((name, count) -> difference.put(name, (double) count - before.getOrDefault(name, 0L)));
        work.parts(Date.from(from), Date.from(until))
                .forEach((part, count) -> difference.put("part " + part, (double) count));
        difference.put("millis", (double) (until.toEpochMilli() - from.toEpochMilli()));
        return difference;
    }

    private static <K extends Enum<K>> Map<K, Map<String, Double>> means(Map<K, List<Map<String, Double>>> all) {
        Map<K, Map<String, Double>> means = new TreeMap<>();
        all.forEach((kind, costs) -> {
            Map<String, Double> mean = new TreeMap<>();
            costs.forEach(cost -> cost.forEach((name, count) -> mean.merge(name, count / costs.size(), Double::sum)));
            means.put(kind, mean);
        });
        return means;
    }
}
