package dev.coopclaims.command.web.rows;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;

/**
 * A JSON array of objects. What is not JSON ends the reading: after it nobody can tell where the next record starts. It is
 * told as a record of its own, and so is whatever stands behind the array.
 */
final class JsonArrayRows implements Rows {
    private final JsonParser parser;
    private int record;
    private boolean over;

    /** @throws Refusal malformed when the body does not start as an array */
    JsonArrayRows(Reader body) throws IOException {
        parser = JsonRow.FACTORY.createParser(ObjectReadContext.empty(), body);
        try {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw Refusal.of(RequestCode.NOT_AN_ARRAY);
            }
        } catch (JacksonIOException brokenOff) {
            throw brokenOff.getCause();
        } catch (JacksonException broken) {
            throw Refusal.malformed(List.of(JsonRow.told(RequestCode.NOT_JSON, broken)));
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (over) {
            return null;
        }
        record++;
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                over = true;
                return parser.nextToken() == null ? null : Row.unreadable(record, RequestCode.BEHIND_THE_ARRAY);
            }
            if (token == JsonToken.START_OBJECT) {
                return JsonRow.read(record, parser);
            }
            if (token != null) {
                parser.skipChildren();
                return Row.unreadable(record, RequestCode.NOT_AN_OBJECT);
            }
            over = true;
            return Row.unreadable(record, RequestCode.ARRAY_NOT_CLOSED);
        } catch (JacksonIOException brokenOff) {
            throw brokenOff.getCause();
        } catch (JacksonException broken) {
            over = true;
            return JsonRow.unreadable(record, JsonRow.told(RequestCode.NOT_JSON_FROM_HERE, broken));
        }
    }
}
