package dev.coopclaims.command.earning.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** One JSON object a line; a broken one spoils no other. */
final class NdjsonRows implements EarningRows {
    private final EarningRows.Lines lines;

    NdjsonRows(EarningRows.Lines lines) {
        this.lines = lines;
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

    private static EarningRow row(int number, String text) {
        try (JsonParser parser = JsonRecord.FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return EarningRow.unreadable(number, "not a JSON object");
            }
            EarningRow row = JsonRecord.read(number, parser);
            return parser.nextToken() == null ? row : EarningRow.unreadable(number, "more than one JSON object");
        } catch (JacksonException broken) {
            return EarningRow.unreadable(number, JsonRecord.told(broken));
        }
    }
}
