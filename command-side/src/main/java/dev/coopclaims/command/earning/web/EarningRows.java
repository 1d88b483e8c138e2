package dev.coopclaims.command.earning.web;

import dev.coopclaims.kernel.refusal.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
     * @throws Refusal malformed when the whole cannot be such a body
     */
    static EarningRows of(String mediaType, InputStream body) throws IOException {
        return switch (mediaType) {
            case "application/json" -> new JsonArrayRows(body);
            case "application/x-ndjson" -> new NdjsonRows(new Lines(body));
            case "text/csv" -> CsvRows.withHeader(new Lines(body));
            default ->
                throw Refusal.of(
                        Refusal.Kind.TYPE_NOT_ALLOWED,
                        "Earnings are taken as application/json, application/x-ndjson or text/csv.");
        };
    }

    /** Reads lines of bounded length; a longer one is skipped to its end and told. */
    final class Lines {
        private final BufferedReader reader;
        private int number;

        Lines(InputStream body) {
            this.reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }

        /** @param text absent when the line is too long */
        record Line(int number, @Nullable String text) {}

        @Nullable
        Line next() throws IOException {
            StringBuilder text = new StringBuilder();
            boolean tooLong = false;
            int character = reader.read();
            if (character < 0) {
                return null;
            }
            number++;
            for (; character >= 0 && character != '\n'; character = reader.read()) {
                if (text.length() < EarningRow.RECORD_CHARS_MAX) {
                    text.append((char) character);
                } else {
                    tooLong = true;
                }
            }
            int length = text.length();
            if (length > 0 && text.charAt(length - 1) == '\r') {
                text.setLength(length - 1);
            }
            if (number == 1 && !text.isEmpty() && text.charAt(0) == '\uFEFF') {
                text.deleteCharAt(0);
            }
            return new Line(number, tooLong ? null : text.toString());
        }
    }
}
