package dev.coopclaims.command.earning.web;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.coopclaims.kernel.refusal.Refusal;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CSV with a header; a record is one line, so that a broken quote spoils no other. */
final class CsvRows implements EarningRows {
    private final EarningRows.Lines lines;
    private final List<String> columns;

    private CsvRows(EarningRows.Lines lines, List<String> columns) {
        this.lines = lines;
        this.columns = columns;
    }

    /** @throws Refusal malformed when the header has unknown or doubled columns, or lacks one that is required */
    static CsvRows withHeader(EarningRows.Lines lines) throws IOException {
        EarningRows.Lines.Line header = lines.next();
        if (header == null || header.text() == null) {
            throw Refusal.malformed("there is no header");
        }
        List<String> columns = fields(header.text());
        HashSet<String> known = new HashSet<>(EarningRow.FIELDS);
        for (String column : columns) {
            if (!known.remove(column)) {
                throw Refusal.malformed("the header has an unknown or doubled column: " + column);
            }
        }
        known.remove("sourceLabel");
        if (!known.isEmpty()) {
            throw Refusal.malformed("the header lacks "
                    + String.join(", ", known.stream().sorted().toList()));
        }
        return new CsvRows(lines, columns);
    }

    @Override
    public @Nullable EarningRow next() throws IOException {
        EarningRows.Lines.Line line = lines.next();
        while (line != null && line.text() != null && line.text().isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        if (line.text() == null) {
            return EarningRow.unreadable(line.number(), "longer than " + EarningRow.RECORD_CHARS_MAX + " characters");
        }
        return row(line.number(), line.text());
    }

    private EarningRow row(int number, String text) {
        List<String> values;
        try {
            values = fields(text);
        } catch (Refusal unreadable) {
            return EarningRow.unreadable(number, String.valueOf(unreadable.getMessage()));
        }
        if (values.size() != columns.size()) {
            return EarningRow.unreadable(number, values.size() + " fields, the header has " + columns.size());
        }
        Map<String, String> fields = new HashMap<>();
        for (int index = 0; index < columns.size(); index++) {
            if (!values.get(index).isEmpty()) {
                fields.put(columns.get(index), values.get(index));
            }
        }
        return EarningRow.of(number, fields);
    }

    private static List<String> fields(String line) {
        try {
            return CsvReader.builder().ofSingleCsvRecord(line).getFields();
        } catch (CsvParseException broken) {
            throw Refusal.malformed("not a line of CSV");
        }
    }
}
