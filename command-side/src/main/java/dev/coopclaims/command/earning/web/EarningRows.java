package dev.coopclaims.command.earning.web;

import dev.coopclaims.kernel.refusal.Refusal;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads records one after the other, and holds no more than one. */
interface EarningRows {

    /**
     * The next record, readable or not; absent at the end.
     *
     * @throws IOException when the body breaks off
     */
    @Nullable
    EarningRow next() throws IOException;

    /**
     * Reads a body of that media type.
     *
     * @throws Refusal malformed when the whole cannot be such a body, or breaks off before its first record; of a type that is
     *     not taken when it is not in UTF-8 from the beginning
     */
    static EarningRows of(String mediaType, InputStream body) {
        Reader text = new BufferedReader(new InputStreamReader(new AsItComes(body), StandardCharsets.UTF_8));
        try {
            requireUtf8(text);
            skipByteOrderMark(text);
            return switch (mediaType) {
                case "application/json" -> new JsonArrayRows(text);
                case "application/x-ndjson" -> new NdjsonRows(new Lines(text));
                case "text/csv" -> CsvRows.withHeader(text);
                default ->
                    throw Refusal.of(
                            Refusal.Kind.TYPE_NOT_ALLOWED,
                            "Earnings are taken as application/json, application/x-ndjson or text/csv.");
            };
        } catch (IOException brokenOff) {
            throw Refusal.malformed("the body broke off before its first record; send everything again");
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
            throw Refusal.of(
                    Refusal.Kind.TYPE_NOT_ALLOWED,
                    "The body is not in UTF-8, as its beginning shows; send it in UTF-8, which a spreadsheet saves as"
                            + " \"CSV UTF-8\".");
        }
    }

    private static void skipByteOrderMark(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }

    /**
     * Reads lines of bounded length, which end with LF, CRLF or CR; a longer one is skipped to its end and told. For forms
     * of which no record holds the end of a line.
     */
    final class Lines {
        private final Reader reader;
        private int number;
        private boolean afterCarriageReturn;

        Lines(Reader reader) {
            this.reader = reader;
        }

        /** @param text absent when the line is too long */
        record Line(int number, @Nullable String text) {}

        @Nullable
        Line next() throws IOException {
            StringBuilder text = new StringBuilder();
            boolean tooLong = false;
            int character = read();
            if (character < 0) {
                return null;
            }
            number++;
            for (; character >= 0 && character != '\n'; character = read()) {
                if (text.length() < EarningRow.RECORD_CHARS_MAX) {
                    text.append((char) character);
                } else {
                    tooLong = true;
                }
            }
            return new Line(number, tooLong ? null : text.toString());
        }

        /** The next character, with LF for every end of a line. */
        private int read() throws IOException {
            int character = reader.read();
            if (character == '\n' && afterCarriageReturn) {
                character = reader.read();
            }
            afterCarriageReturn = character == '\r';
            return afterCarriageReturn ? '\n' : character;
        }
    }
}
