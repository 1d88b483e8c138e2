package dev.coopclaims.benchmarks.http;

import dev.coopclaims.benchmarks.http.Client.Phase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One level of concurrency: runs all clients, first unmeasured, then measured, and then checks how far the views lag.
 */
final class Level {
    private static final Pattern LAG = Pattern.compile("\"lag\"\\s*:\\s*(\\d+)");
    private static final long CATCH_UP_LIMIT_NANOS = Duration.ofMinutes(2).toNanos();
    private static final long LOOK_EVERY_MILLIS = 10;
    private static final long END_LIMIT_SECONDS = 90;
    private static final double NANOS_IN_SECOND = 1e9;
    private static final double NANOS_IN_MILLI = 1e6;

    private final Application application;
    private final Connection connection;

    Level(Application application, Connection connection) {
        this.application = application;
        this.connection = connection;
    }

    /**
     * Runs the level.
     *
     * @param warmUpSeconds unmeasured, with the same clients
     */
    Measured run(int clients, int warmUpSeconds, int seconds) throws IOException, InterruptedException {
        AtomicReference<Phase> phase = new AtomicReference<>(Phase.WARM_UP);
        CountDownLatch ended = new CountDownLatch(clients);
        List<Client> all = new ArrayList<>();
        for (int number = 0; number < clients; number++) {
            Client client = new Client(connection, phase, number);
            all.add(client);
            Thread.ofPlatform().daemon().name("client-" + number).start(() -> {
                try {
                    client.run();
                } finally {
                    ended.countDown();
                }
            });
        }
        TimeUnit.SECONDS.sleep(warmUpSeconds);
        long applicationBefore = application.cpuNanos();
        long ownBefore = ownCpuNanos();
        long startNanos = System.nanoTime();
        phase.set(Phase.MEASURE);
        TimeUnit.SECONDS.sleep(seconds);
        phase.set(Phase.STOP);
        double took = (System.nanoTime() - startNanos) / NANOS_IN_SECOND;
        double applicationCores =
                applicationBefore < 0 ? -1 : (application.cpuNanos() - applicationBefore) / NANOS_IN_SECOND / took;
        double clientCores = (ownCpuNanos() - ownBefore) / NANOS_IN_SECOND / took;
        if (!ended.await(END_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the clients do not stop");
        }
        long stoppedNanos = System.nanoTime();
        long lag = lagEvents();
        for (long left = lag; left > 0; left = lagEvents()) {
            if (System.nanoTime() - stoppedNanos > CATCH_UP_LIMIT_NANOS) {
                throw new IllegalStateException("the views are still " + left + " events behind");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
        double caughtUp = (System.nanoTime() - stoppedNanos) / NANOS_IN_MILLI;
        Latencies seen = new Latencies();
        all.forEach(client -> seen.add(client.seen()));
        return new Measured(
                clients,
                seen.inTotal(took),
                seen.byKind(took),
                seen.errors(),
                seen.refused503(),
                applicationCores,
                clientCores,
                lag,
                caughtUp);
    }

    /** The lag of the view that is furthest behind. */
    private long lagEvents() throws IOException, InterruptedException {
        Matcher lags = LAG.matcher(connection.require("oscar", "GET", "/api/projections", ""));
        long furthest = -1;
        while (lags.find()) {
            furthest = Math.max(furthest, Long.parseLong(lags.group(1)));
        }
        if (furthest < 0) {
            throw new IllegalStateException("no view reports how far it is behind");
        }
        return furthest;
    }

    private static long ownCpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : -1;
    }
}
