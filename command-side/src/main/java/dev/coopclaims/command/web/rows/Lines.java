package dev.coopclaims.command.web.rows;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of bounded length, which end with LF, CRLF or CR; a longer one is skipped to its end and told. For forms of
 * which no record holds the end of a line.
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
            if (text.length() < Row.MAX_CHARS) {
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
