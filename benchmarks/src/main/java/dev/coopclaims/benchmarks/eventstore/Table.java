package dev.coopclaims.benchmarks.eventstore;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A text table with a left-aligned first column and right-aligned figures. */
final class Table {

    private final List<String[]> rows = new ArrayList<>();
    private final String title;

    Table(String title, String... columns) {
        this.title = title;
        rows.add(columns);
    }

    void row(String... cells) {
        rows.add(cells);
    }

    void print(PrintStream out) {
        int columns = rows.getFirst().length;
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        out.println();
        out.println(title);
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < columns; i++) {
                String padding = " ".repeat(widths[i] - row[i].length());
                line.append(i == 0 ? row[i] + padding : "   " + padding + row[i]);
            }
            out.println(line.toString().stripTrailing());
        }
        out.flush();
    }

    /** Minimum / median / maximum. */
    static String spread(Optional<Spread> spread) {
        return spread.map(s -> figure(s.min()) + " / " + figure(s.median()) + " / " + figure(s.max()))
                .orElse("–");
    }

    /** Formats a figure with its meaningful digits. */
    static String figure(double value) {
        if (Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }
}
