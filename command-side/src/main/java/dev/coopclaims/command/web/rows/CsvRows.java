package dev.coopclaims.command.web.rows;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * CSV with a header (RFC 4180). FastCSV alone says where a record ends: to cut the stream into lines first would make
 * records, and money, of what stands inside of quotes. Lines end with LF, CRLF or CR. What is no CSV, a quote that is
 * never closed above all, ends the reading: after it nobody can tell where the next record starts. It is told as a record
 * of its own.
 */
final class CsvRows implements Rows {
    /** Longest field of a record that is told and passed over; a longer one ends the reading. */
    private static final int FIELD_CHARS_MAX = 16_384;

    private final Reading reading;
    private final CloseableIterator<CsvRecordRead> records;
    private final Columns columns;
    private final List<String> header;
    private boolean over;

    private CsvRows(Reading reading, CloseableIterator<CsvRecordRead> records, Columns columns, List<String> header) {
        this.reading = reading;
        this.records = records;
        this.columns = columns;
        this.header = header;
    }

    /** @throws Refusal malformed as {@link Columns#require}, or when there is no header */
    static CsvRows withHeader(Reader body, Columns columns) throws IOException {
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
            throw Refusal.of(RequestCode.HEADER_UNREADABLE);
        }
        if (header == null) {
            throw Refusal.of(RequestCode.HEADER_MISSING);
        }
        if (header.problem() != null) {
            throw Refusal.of(RequestCode.HEADER_UNREADABLE);
        }
        columns.require(header.fields());
        return new CsvRows(reading, records, columns, header.fields());
    }

    @Override
    public @Nullable Row next() throws IOException {
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
            return Row.unreadable(reading.line, RequestCode.NOT_CSV, FIELD_CHARS_MAX);
        }
    }

    private Row row(CsvRecordRead record) {
        List<String> fields = record.fields();
        if (record.problem() != null) {
            return new Row(record.line(), JsonNodeFactory.instance.objectNode(), record.problem());
        }
        return fields.size() == header.size()
                ? new Row(record.line(), columns.object(header, fields), null)
                : Row.unreadable(record.line(), RequestCode.FIELDS_DIFFER, fields.size(), header.size());
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
            int line, List<String> fields, @Nullable Violation problem) {

        boolean isBlank() {
            return problem == null && fields.size() == 1 && fields.getFirst().isBlank();
        }
    }

    /** Takes a record's fields in, and no more of them than a record of ours can have. */
    private static final class Reading extends AbstractBaseCsvCallbackHandler<CsvRecordRead> {
        /** An empty field counts too: a record of them has no end otherwise. */
        private static final int SEPARATOR_CHARS = 1;

        private int line;
        private int chars;
        private List<String> fields = new ArrayList<>();
        private @Nullable Violation problem;

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = Math.toIntExact(startingLineNumber);
            chars = 0;
            fields = new ArrayList<>();
            problem = null;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (chars > Row.MAX_CHARS) {
                return;
            }
            chars += length + SEPARATOR_CHARS;
            if (chars > Row.MAX_CHARS) {
                problem = RequestCode.RECORD_TOO_LONG.at("", Row.MAX_CHARS);
                return;
            }
            String field = new String(buffer, offset, length);
            if (!quoted && field.indexOf('"') >= 0 && problem == null) {
                problem = RequestCode.QUOTE_IN_FIELD.at("");
            }
            fields.add(field);
        }

        @Override
        protected CsvRecordRead buildRecord() {
            return new CsvRecordRead(line, fields, problem);
        }
    }
}
