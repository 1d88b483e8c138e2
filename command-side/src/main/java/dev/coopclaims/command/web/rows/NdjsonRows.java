package dev.coopclaims.command.web.rows;

import dev.coopclaims.kernel.refusal.RequestCode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** One JSON object a line; a broken one spoils no other. */
final class NdjsonRows implements Rows {
    private final Lines lines;

    NdjsonRows(Lines lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable Row next() throws IOException {
        Lines.Line line = lines.next();
        while (line != null && line.text() != null && line.text().isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        return line.text() == null
                ? Row.unreadable(line.number(), RequestCode.RECORD_TOO_LONG, Row.MAX_CHARS)
                : row(line.number(), line.text());
    }

    private static Row row(int number, String text) {
        try (JsonParser parser = JsonRow.FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Row.unreadable(number, RequestCode.NOT_AN_OBJECT);
            }
            Row row = JsonRow.read(number, parser);
            return parser.nextToken() == null ? row : Row.unreadable(number, RequestCode.SEVERAL_OBJECTS);
        } catch (JacksonException broken) {
            return JsonRow.unreadable(number, JsonRow.told(RequestCode.NOT_JSON, broken));
        }
    }
}
