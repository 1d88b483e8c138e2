package dev.coopclaims.benchmarks.http;

import dev.coopclaims.benchmarks.http.Client.Phase;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;

/**
 * One level of concurrency: runs all clients, first unmeasured, then measured, and then checks how far the views lag.
 */
final class Level {
    private static final long END_LIMIT_SECONDS = 90;
    private static final double NANOS_IN_SECOND = 1e9;
    private static final double MILLIS_IN_SECOND = 1e3;

    private final Nodes nodes;
    private final List<Partner> partners;
    private final PrintStream out;

    Level(Nodes nodes, List<Partner> partners, PrintStream out) {
        this.nodes = nodes;
        this.partners = partners;
        this.out = out;
    }

    /**
     * Runs the level and adds its figures under a path.
     *
     * @param warmUpSeconds unmeasured, with the same clients
     * @return what the clients saw
     */
    Seen<Kind> run(Figures figures, int clients, int warmUpSeconds, int seconds, String... path)
            throws IOException, InterruptedException {
        AtomicReference<Phase> phase = new AtomicReference<>(Phase.WARM_UP);
        CountDownLatch ended = new CountDownLatch(clients);
        Seen<Kind> seen = new Seen<>();
        for (int number = 0; number < clients; number++) {
            Client client = new Client(nodes.connection(), partners, phase, number, seen);
            Thread.ofPlatform().daemon().name("client-" + number).start(() -> {
                try {
                    client.run();
                } finally {
                    ended.countDown();
                }
            });
        }
        TimeUnit.SECONDS.sleep(warmUpSeconds);
        long applicationBefore = nodes.cpuNanos();
        long ownBefore = ownCpuNanos();
        long startNanos = System.nanoTime();
        phase.set(Phase.MEASURE);
        TimeUnit.SECONDS.sleep(seconds);
        phase.set(Phase.STOP);
        double took = (System.nanoTime() - startNanos) / NANOS_IN_SECOND;
        double applicationCores = (nodes.cpuNanos() - applicationBefore) / NANOS_IN_SECOND / took;
        double clientCores = (ownCpuNanos() - ownBefore) / NANOS_IN_SECOND / took;
        if (!ended.await(END_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the clients do not stop");
        }
        Nodes.Followed end = nodes.followed();
        long lag = end.lagEvents();
        double caughtUp = nodes.awaitViews(end);
        long ofItself = nodes.followed().head() - end.head();
        add(figures, seen, took, path);
        figures.add(applicationCores, Figures.under(path, "applicationProcessors"));
        figures.add(clientCores, Figures.under(path, "clientProcessors"));
        double processorMillis =
                applicationCores * took * MILLIS_IN_SECOND / seen.inTotal().getTotalCount();
        figures.add(processorMillis, Figures.under(path, "applicationMillisPerCommand"));
        figures.add(lag, Figures.under(path, "viewsBehindEvents"));
        figures.add(caughtUp, Figures.under(path, "viewsEqualAfterMillis"));
        Histogram all = seen.inTotal();
        if (all.getTotalCount() == 0) {
            figures.error(out, "no command succeeded");
        }
        out.printf(
                Locale.ROOT,
                "  %3d clients: %8.1f commands/s, median %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms; "
                        + "application %.2f and clients %.2f processors, %.2f ms of the application's for each; views %d events"
                        + " behind, equal after %.0f ms, with %d more events meanwhile%n",
                clients,
                all.getTotalCount() / took,
                Seen.millis(all, 50),
                Seen.millis(all, 99),
                Seen.millis(all, 99.9),
                Seen.millis(all, 100),
                applicationCores,
                clientCores,
                processorMillis,
                lag,
                caughtUp,
                ofItself);
        if (seen.refusals().getTotalCount() > 0) {
            out.println("    " + seen.refusals().getTotalCount() + " times 503, retried");
        }
        if (seen.limitedCount() > 0) {
            out.println("    " + seen.limitedCount() + " times 429, retried");
        }
        figures.errors(out, seen);
        return seen;
    }

    private static void add(Figures figures, Seen<Kind> seen, double seconds, String... path) {
        figures.add(seen.inTotal().getTotalCount() / seconds, Figures.under(path, "commandsPerSecond"));
        figures.add(seen.inTotal(), path);
        figures.add(seen.refusals().getTotalCount(), Figures.under(path, "refused503"));
        figures.add(seen.limitedCount(), Figures.under(path, "refused429"));
        seen.byKind().forEach((kind, latencies) -> {
            figures.add(latencies.getTotalCount(), Figures.under(path, "kinds", kind.key(), "commands"));
            figures.addPercentiles(latencies, Figures.under(path, "kinds", kind.key()));
        });
    }

    private static long ownCpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : -1;
    }
}
