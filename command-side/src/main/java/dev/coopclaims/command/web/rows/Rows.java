package dev.coopclaims.command.web.rows;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads records one after the other, and holds no more than one. */
public interface Rows {
    String JSON = "application/json";
    String NDJSON = "application/x-ndjson";
    String CSV = "text/csv";

    /**
     * The next record, readable or not; absent at the end.
     *
     * @throws IOException when the body breaks off
     */
    @Nullable
    Row next() throws IOException;

    /**
     * Reads a body of that media type.
     *
     * @param type a record, as {@link dev.coopclaims.command.web.BodyBinder#bind} takes it; its components are the columns of
     *     CSV, and those of its one amount of money are {@code amount} and {@code currency}
     * @throws Refusal malformed when the whole cannot be such a body, or breaks off before its first record; of a type that is
     *     not taken when it is not in UTF-8 from the beginning
     */
    static Rows of(String mediaType, InputStream body, Class<? extends Record> type) {
        Reader text = new BufferedReader(new InputStreamReader(new AsItComes(body), StandardCharsets.UTF_8));
        try {
            requireUtf8(text);
            skipByteOrderMark(text);
            return switch (mediaType) {
                case JSON -> new JsonArrayRows(text);
                case NDJSON -> new NdjsonRows(new Lines(text));
                case CSV -> CsvRows.withHeader(text, new Columns(type));
                default -> throw Refusal.of(RequestCode.IMPORT_TYPE);
            };
        } catch (IOException brokenOff) {
            throw Refusal.of(RequestCode.IMPORT_BROKEN_OFF_AT_ONCE);
        }
    }

    /** Hands on what has come before it asks for more, so that a body that breaks off takes nothing along that was whole. */
    final class AsItComes extends FilterInputStream {
        private AsItComes(InputStream body) {
            super(body);
        }

        @Override
        public int available() {
            return 0;
        }
    }

    /** A spreadsheet's "Unicode text" is UTF-16: with a byte order mark that is no UTF-8, or with every other byte zero. */
    private static void requireUtf8(Reader text) throws IOException {
        text.mark(2);
        int first = text.read();
        int second = first < 0 ? first : text.read();
        text.reset();
        if (first == '\uFFFD' || first == 0 || second == 0) {
            throw Refusal.of(RequestCode.IMPORT_NOT_UTF8);
        }
    }

    private static void skipByteOrderMark(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }
}
