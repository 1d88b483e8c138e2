package dev.coopclaims.demo;

import dev.coopclaims.demo.reconciliation.Reported;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Prints the application's final figures. */
final class Summary {
    private static final List<Function<Reported.Fund, BigDecimal>> AMOUNTS = List.of(
            Reported.Fund::approved,
            Reported.Fund::reserved,
            Reported.Fund::heldForDispute,
            Reported.Fund::claimed,
            Reported.Fund::total,
            Reported.Fund::forfeited,
            Reported.Fund::available);

    private final PrintStream out;

    Summary(PrintStream out) {
        this.out = out;
    }

    void print(
            Reported reported, int claims, long events, ApiConnection connection, Duration driven, Duration elapsed) {
        out.println();
        printClaims(reported);
        printFunds(reported);
        double seconds = Math.max(0.001, driven.toMillis() / 1e3);
        out.printf(
                Locale.ROOT,
                "%d events, the last at position %d; %.1f s driving (%.1f claims/s, %.0f events/s), %.1f s with the"
                        + " reads; %d requests sent again%n",
                events,
                connection.lastWritten(),
                seconds,
                claims / seconds,
                events / seconds,
                elapsed.toMillis() / 1e3,
                connection.retries());
    }

    /** The same once nobody can claim any more. */
    void printAfterTheClose(Reported reported) {
        out.println();
        out.println("after the claiming period and its last deadlines:");
        printClaims(reported);
        printFunds(reported);
        out.printf(
                Locale.ROOT,
                "converted to rebate: %s GBP; rolled over: %s GBP; warnings: %d%n",
                sum(reported.small(), Reported.Small::converted),
                sum(reported.rolled(), Reported.Rolled::total),
                reported.ledgers().stream().mapToInt(Reported.Ledger::warnings).sum());
    }

    private static <T> String sum(List<T> of, Function<T, BigDecimal> amount) {
        return of.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add).toPlainString();
    }

    private void printClaims(Reported reported) {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, BigDecimal> amounts = new TreeMap<>();
        Map<String, BigDecimal> approved = new TreeMap<>();
        for (Reported.Claim claim : reported.claims()) {
            counts.merge(claim.status(), 1, Integer::sum);
            amounts.merge(claim.status(), claim.requested(), BigDecimal::add);
            approved.merge(claim.status(), claim.approved(), BigDecimal::add);
        }
        out.printf(Locale.ROOT, "%-18s %8s %18s %18s%n", "claims", "count", "requested GBP", "approved GBP");
        counts.forEach((status, count) -> out.printf(
                Locale.ROOT,
                "%-18s %8d %18s %18s%n",
                status,
                count,
                amounts.getOrDefault(status, BigDecimal.ZERO),
                approved.getOrDefault(status, BigDecimal.ZERO)));
        out.println();
    }

    private void printFunds(Reported reported) {
        printFund(
                "fund (GBP)",
                List.of("approved", "reserved", "of it held", "claimed", "total", "forfeited", "available"));
        for (Reported.Fund fund : reported.funds()) {
            printFund(
                    fund.organisation() + " " + fund.period(),
                    AMOUNTS.stream()
                            .map(amount -> amount.apply(fund).toPlainString())
                            .toList());
        }
        printFund(
                "together",
                AMOUNTS.stream()
                        .map(amount -> reported.funds().stream()
                                .map(amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .toPlainString())
                        .toList());
        out.printf(
                Locale.ROOT,
                "released on the way: %s GBP%n%n",
                reported.ledgers().stream()
                        .map(Reported.Ledger::released)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .toPlainString());
    }

    private void printFund(String name, List<String> columns) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-20s", name));
        columns.forEach(column -> line.append(String.format(Locale.ROOT, " %15s", column)));
        out.println(line);
    }
}
