package dev.coopclaims.benchmarks.http;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;

/**
 * Twice as many commands as the machine can take. What it cannot take must be answered with 503 and {@code
 * Retry-After}, and quickly; any other failure is an error. Afterwards a lone claim's commands must soon be answered as
 * if nothing had happened.
 */
final class Overload {
    private static final int TIMES = 2;
    private static final double RECOVERED_MILLIS = 500;
    private static final int RECOVERED_AFTER_COMMANDS = 10;
    private static final double RECOVERY_LIMIT_SECONDS = 30;
    private static final double NANOS_IN_SECOND = 1e9;
    private static final double NANOS_IN_MILLI = 1e6;

    private final Nodes nodes;
    private final List<Partner> partners;
    private final PrintStream out;

    Overload(Nodes nodes, List<Partner> partners, PrintStream out) {
        this.nodes = nodes;
        this.partners = partners;
        this.out = out;
    }

    /** @param capacity commands per second of the quickest closed loop */
    void run(Figures figures, double capacity, int seconds) throws IOException, InterruptedException {
        AtomicReference<Claimed> latest = new AtomicReference<>(nodes.startClaim(partners.getFirst()));
        OpenLoop loop = new OpenLoop(nodes.connection(), partners).onEnd(latest::set);
        double rate = TIMES * capacity;
        Reader reader = new Reader(nodes.connection(), latest::get);
        Seen<Kind> seen = loop.run(rate, 0, seconds);
        Seen<ReadKind> reads = reader.stop();
        long endNanos = System.nanoTime();
        double drained = loop.drain();
        double recovered = recovery(endNanos);
        double viewsMillis = nodes.awaitViews(nodes.followed());
        Histogram answered = seen.inTotal();
        Histogram refused = seen.refusals();
        long errors = seen.errors().values().stream().mapToLong(Long::longValue).sum();
        figures.add(rate, "overload", "offeredPerSecond");
        figures.add(answered.getTotalCount() / (double) seconds, "overload", "answeredPerSecond");
        figures.add(answered, "overload", "answered");
        figures.add(refused.getTotalCount(), "overload", "refused503");
        figures.add(seen.limitedCount(), "overload", "refused429");
        figures.addPercentiles(refused, "overload", "refused");
        figures.add(errors, "overload", "otherErrors");
        figures.addPercentiles(reads.inTotal(), "overload", "reads");
        figures.add(reads.refusals().getTotalCount(), "overload", "reads", "refused503");
        figures.add(drained, "overload", "drainedSeconds");
        figures.add(recovered, "overload", "recoverySeconds");
        out.printf(
                Locale.ROOT,
                "  overload %.0f/s for %d s: %d answered (median %.0f ms, p99 %.0f ms), %d refused with 503 (median"
                        + " %.1f ms, p99 %.1f ms), %d with 429, %d other errors; %d reads (p99 %.0f ms), %d refused; all"
                        + " answered %.2f s after the end, as before after %.2f s, views equal %.0f ms later%n",
                rate,
                seconds,
                answered.getTotalCount(),
                Seen.millis(answered, 50),
                Seen.millis(answered, 99),
                refused.getTotalCount(),
                Seen.millis(refused, 50),
                Seen.millis(refused, 99),
                seen.limitedCount(),
                errors,
                reads.inTotal().getTotalCount(),
                Seen.millis(reads.inTotal(), 99),
                reads.refusals().getTotalCount(),
                drained,
                recovered,
                viewsMillis);
        figures.errors(out, seen);
        figures.errors(out, reads);
        if (recovered > RECOVERY_LIMIT_SECONDS) {
            figures.error(out, "the application did not recover within " + RECOVERY_LIMIT_SECONDS + " s");
        }
    }

    /**
     * The seconds from the end of the load to the first of ten commands in a row that were answered at once and were
     * not refused.
     */
    private double recovery(long endNanos) throws IOException, InterruptedException {
        byte[] form = Bodies.utf8(Bodies.FORM);
        int inRow = 0;
        double since = 0;
        while (inRow < RECOVERED_AFTER_COMMANDS) {
            long startNanos = System.nanoTime();
            double atSeconds = (startNanos - endNanos) / NANOS_IN_SECOND;
            if (atSeconds > RECOVERY_LIMIT_SECONDS) {
                return Double.MAX_VALUE;
            }
            boolean done = Connection.isDone(
                    nodes.connection().send(partners.getFirst().user(), "POST", "/api/claims", Connection.JSON, form));
            boolean quick = (System.nanoTime() - startNanos) / NANOS_IN_MILLI <= RECOVERED_MILLIS;
            if (!done || !quick) {
                inRow = 0;
                TimeUnit.MILLISECONDS.sleep(10);
            } else if (inRow++ == 0) {
                since = atSeconds;
            }
        }
        return since;
    }
}
