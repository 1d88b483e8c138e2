package dev.coopclaims.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shipped example data, as the driver reads it. Rules and licence: {@code /demo/README.md}. */
public final class ExampleData {
    public static final String LICENCE =
            "Contains public sector information licensed under the Open Government Licence v3.0 (Calderdale Council)";

    private static final String ROWS = "/demo/calderdale-2019-h2.csv";
    private static final String CATEGORIES = "/demo/categories.csv";

    private ExampleData() {}

    /** The published rows, as text; the caller closes it. */
    public static Reader openRows() {
        return open(ROWS);
    }

    /** The table of categories, as text; the caller closes it. */
    public static Reader openCategories() {
        return open(CATEGORIES);
    }

    static List<SpendingRow> rows() {
        try (Reader text = openRows()) {
            return rows(text);
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
    }

    static Map<String, CategoryRule> categories() {
        try (Reader text = openCategories()) {
            return categories(text);
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
    }

    static List<SpendingRow> rows(Reader text) {
        return named(text).stream()
                .map(row -> new SpendingRow(
                        LocalDate.parse(row.getField("Date").strip()),
                        row.getField("Internal Ref Number").strip(),
                        row.getField("Invoice Number").strip(),
                        new BigDecimal(row.getField("Net Amount").strip()),
                        row.getField("Supplier(Beneficiary) Name").strip(),
                        row.getField("Supplier ID").strip(),
                        row.getField("Expense Area").strip(),
                        row.getField("Procurement Classification: Council's Procurement Category Name")
                                .strip()))
                .toList();
    }

    /** By category. */
    static Map<String, CategoryRule> categories(Reader text) {
        Map<String, CategoryRule> table = new HashMap<>();
        for (NamedCsvRecord row : named(text)) {
            CategoryRule rule = new CategoryRule(
                    row.getField("category").strip(),
                    row.getField("activity").strip(),
                    row.getField("expenseType").strip(),
                    CategoryRule.Verdict.valueOf(row.getField("decision").strip()),
                    row.getField("why").strip());
            if (table.put(rule.category(), rule) != null) {
                throw new IllegalArgumentException("the table has this category twice: " + rule.category());
            }
        }
        return Map.copyOf(table);
    }

    private static List<NamedCsvRecord> named(Reader text) {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            return csv.stream().toList();
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
    }

    private static Reader open(String resource) {
        InputStream bytes = ExampleData.class.getResourceAsStream(resource);
        if (bytes == null) {
            throw new IllegalStateException("the example data is missing from the build: " + resource);
        }
        return new InputStreamReader(bytes, StandardCharsets.UTF_8);
    }
}
