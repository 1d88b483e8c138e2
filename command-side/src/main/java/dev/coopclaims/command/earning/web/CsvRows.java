package dev.coopclaims.command.earning.web;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.coopclaims.kernel.refusal.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CSV with a header (RFC 4180). FastCSV alone says where a record ends: to cut the stream into lines first would make
 * records, and money, of what stands inside of quotes. Lines end with LF, CRLF or CR. What is no CSV, a quote that is
 * never closed above all, ends the reading: after it nobody can tell where the next record starts. It is told as a record
 * of its own.
 */
final class CsvRows implements EarningRows {
    /** Longest field of a record that is told and passed over; a longer one ends the reading. */
    private static final int FIELD_CHARS_MAX = 16_384;

    private final Reading reading;
    private final CloseableIterator<CsvRecordRead> records;
    private final List<String> columns;
    private boolean over;

    private CsvRows(Reading reading, CloseableIterator<CsvRecordRead> records, List<String> columns) {
        this.reading = reading;
        this.records = records;
        this.columns = columns;
    }

    /** @throws Refusal malformed when the header has unknown or doubled columns, or lacks one that is required */
    static CsvRows withHeader(Reader body) throws IOException {
        Reading reading = new Reading();
        CloseableIterator<CsvRecordRead> records = CsvReader.builder()
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(true) // a space before a quote must not turn its text into records
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // told by row()
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(FIELD_CHARS_MAX)
                .build(reading, body)
                .iterator();
        CsvRecordRead header;
        try {
            header = nextOf(records);
        } catch (CsvParseException broken) {
            throw Refusal.malformed("the header is no line of CSV");
        }
        if (header == null) {
            throw Refusal.malformed("there is no header");
        }
        HashSet<String> known = new HashSet<>(EarningRow.FIELDS);
        for (String column : header.fields()) {
            if (!known.remove(column)) {
                throw Refusal.malformed("the header has an unknown or doubled column: " + column);
            }
        }
        known.remove("sourceLabel");
        if (!known.isEmpty()) {
            throw Refusal.malformed("the header lacks "
                    + String.join(", ", known.stream().sorted().toList()));
        }
        return new CsvRows(reading, records, header.fields());
    }

    @Override
    public @Nullable EarningRow next() throws IOException {
        if (over) {
            return null;
        }
        try {
            CsvRecordRead record = nextOf(records);
            while (record != null && record.isBlank()) {
                record = nextOf(records);
            }
            return record == null ? null : row(record);
        } catch (CsvParseException broken) {
            over = true;
            return EarningRow.unreadable(
                    reading.line,
                    "not CSV, nothing from here on was read: a quote is not closed, text follows a closing quote, or a"
                            + " field has more than " + FIELD_CHARS_MAX + " characters");
        }
    }

    private EarningRow row(CsvRecordRead record) {
        if (record.problem() != null) {
            return EarningRow.unreadable(record.line(), record.problem());
        }
        List<String> values = record.fields();
        if (values.size() != columns.size()) {
            return EarningRow.unreadable(record.line(), values.size() + " fields, the header has " + columns.size());
        }
        Map<String, String> fields = new HashMap<>();
        for (int index = 0; index < columns.size(); index++) {
            if (!values.get(index).isEmpty()) {
                fields.put(columns.get(index), values.get(index));
            }
        }
        return EarningRow.of(record.line(), fields);
    }

    private static @Nullable CsvRecordRead nextOf(CloseableIterator<CsvRecordRead> records) throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException brokenOff) {
            throw brokenOff.getCause();
        }
    }

    /**
     * A record as FastCSV found it.
     *
     * @param line where it starts, counted from 1
     * @param problem what is wrong with it alone; the next one can be read
     */
    private record CsvRecordRead(
            int line, List<String> fields, @Nullable String problem) {

        boolean isBlank() {
            return problem == null && fields.size() == 1 && fields.getFirst().isBlank();
        }
    }

    /** Takes a record's fields in, and no more of them than a record of ours can have. */
    private static final class Reading extends AbstractBaseCsvCallbackHandler<CsvRecordRead> {
        private int line;
        private int chars;
        private List<String> fields = new ArrayList<>();
        private @Nullable String problem;

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = Math.toIntExact(startingLineNumber);
            chars = 0;
            fields = new ArrayList<>();
            problem = null;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            chars += length;
            if (chars > EarningRow.RECORD_CHARS_MAX) {
                problem = "longer than " + EarningRow.RECORD_CHARS_MAX + " characters";
                return;
            }
            String field = new String(buffer, offset, length);
            if (!quoted && field.indexOf('"') >= 0 && problem == null) {
                problem = "a quote inside of a field without quotes: put the field into quotes, and double those in it";
            }
            fields.add(field);
        }

        @Override
        protected CsvRecordRead buildRecord() {
            return new CsvRecordRead(line, fields, problem);
        }
    }
}
