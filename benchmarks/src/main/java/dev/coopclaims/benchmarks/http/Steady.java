package dev.coopclaims.benchmarks.http;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;

/**
 * Commands at fixed rates. Beside the first rate one reader reads and the views' delay is measured; the same reader
 * is measured alone before.
 */
final class Steady {
    private static final int WARM_UP_SECONDS = 3;

    private final Nodes nodes;
    private final List<Partner> partners;
    private final PrintStream out;
    private final AtomicReference<Claimed> latest = new AtomicReference<>();

    Steady(Nodes nodes, List<Partner> partners, PrintStream out) {
        this.nodes = nodes;
        this.partners = partners;
        this.out = out;
    }

    /** Measures each rate and adds the figures under a path. */
    void run(Figures figures, List<Integer> rates, int seconds, String... path)
            throws IOException, InterruptedException {
        for (int i = 0; i < rates.size(); i++) {
            if (i == 0) {
                besideReads(figures, rates.getFirst(), seconds, path);
            } else {
                OpenLoop loop = new OpenLoop(nodes.connection(), partners);
                finish(figures, loop, loop.run(rates.get(i), WARM_UP_SECONDS, seconds), rates.get(i), seconds, path);
            }
        }
    }

    private void besideReads(Figures figures, int rate, int seconds, String... path)
            throws IOException, InterruptedException {
        latest.set(nodes.startClaim(partners.getFirst()));
        ViewLag lag = new ViewLag(nodes.connection());
        OpenLoop loop = new OpenLoop(nodes.connection(), partners)
                .onEnd(latest::set)
                .onAnswer((claim, answer) -> lag.follow(claim, answer));
        Reader reader = new Reader(nodes.connection(), latest::get);
        Seen<Kind> seen = loop.run(rate, WARM_UP_SECONDS, seconds);
        Seen<ReadKind> beside = reader.stop();
        finish(figures, loop, seen, rate, seconds, path);
        Seen<ViewLag.Shown> shown = lag.result();
        figures.errors(out, shown);
        Histogram delay = shown.inTotal();
        figures.addPercentiles(delay, Figures.under(path, "commandToView"));
        figures.add(delay.getTotalCount(), Figures.under(path, "commandToView", "commands"));
        figures.add(shown.refusals().getTotalCount(), Figures.under(path, "commandToView", "refused503"));
        out.printf(
                Locale.ROOT,
                "  command to view at %d/s: median %.1f ms, p99 %.1f ms (%d commands)%n",
                rate,
                Seen.millis(delay, 50),
                Seen.millis(delay, 99),
                delay.getTotalCount());
        Reader lone = new Reader(nodes.connection(), latest::get);
        TimeUnit.SECONDS.sleep(seconds);
        reads(figures, beside, lone.stop(), path);
    }

    private void reads(Figures figures, Seen<ReadKind> beside, Seen<ReadKind> alone, String... path) {
        figures.errors(out, beside);
        figures.errors(out, alone);
        figures.add(
                beside.refusals().getTotalCount() + alone.refusals().getTotalCount(),
                Figures.under(path, "reads", "refused503"));
        for (ReadKind kind : ReadKind.values()) {
            Histogram one = beside.byKind().getOrDefault(kind, new org.HdrHistogram.ConcurrentHistogram(3));
            Histogram lone = alone.byKind().getOrDefault(kind, new org.HdrHistogram.ConcurrentHistogram(3));
            if (one.getTotalCount() == 0 || lone.getTotalCount() == 0) {
                figures.error(out, "nothing was read of " + kind.text());
            }
            String[] of = Figures.under(path, "reads", kind.text());
            figures.addPercentiles(one, of);
            figures.addPercentiles(lone, Figures.under(of, "alone"));
            out.printf(
                    Locale.ROOT,
                    "  read %-9s beside commands: median %.1f ms, p99 %.1f ms; alone: %.1f ms, %.1f ms%n",
                    kind.text(),
                    Seen.millis(one, 50),
                    Seen.millis(one, 99),
                    Seen.millis(lone, 50),
                    Seen.millis(lone, 99));
        }
    }

    private void finish(Figures figures, OpenLoop loop, Seen<Kind> seen, int rate, int seconds, String... path)
            throws IOException, InterruptedException {
        double drained = loop.drain();
        nodes.awaitViews();
        String[] of = Figures.under(path, "openLoop", Integer.toString(rate));
        Histogram all = seen.inTotal();
        figures.add(all, of);
        figures.add(all.getTotalCount() / (double) seconds, Figures.under(of, "answeredPerSecond"));
        figures.add(seen.refusals().getTotalCount(), Figures.under(of, "refused503"));
        out.printf(
                Locale.ROOT,
                "  open loop %4d/s: %.1f answered/s, median %.1f ms, p99 %.1f ms, p99.9 %.1f ms; %d times 503; the last"
                        + " answer %.2f s after the end%n",
                rate,
                all.getTotalCount() / (double) seconds,
                Seen.millis(all, 50),
                Seen.millis(all, 99),
                Seen.millis(all, 99.9),
                seen.refusals().getTotalCount(),
                drained);
        figures.errors(out, seen);
    }
}
