package dev.coopclaims.command.earning.web;

import dev.coopclaims.kernel.refusal.Refusal;
import java.io.IOException;
import java.io.Reader;
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
final class JsonArrayRows implements EarningRows {
    private final JsonParser parser;
    private int record;
    private boolean over;

    /** @throws Refusal malformed when the body does not start as an array */
    JsonArrayRows(Reader body) throws IOException {
        parser = JsonRecord.FACTORY.createParser(ObjectReadContext.empty(), body);
        try {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw Refusal.malformed("not a JSON array of earning records");
            }
        } catch (JacksonIOException brokenOff) {
            throw brokenOff.getCause();
        } catch (JacksonException broken) {
            throw Refusal.malformed(JsonRecord.told(broken));
        }
    }

    @Override
    public @Nullable EarningRow next() throws IOException {
        if (over) {
            return null;
        }
        record++;
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                over = true;
                return parser.nextToken() == null
                        ? null
                        : EarningRow.unreadable(record, "the array is over, nothing behind it was read");
            }
            if (token == JsonToken.START_OBJECT) {
                return JsonRecord.read(record, parser);
            }
            if (token != null) {
                parser.skipChildren();
                return EarningRow.unreadable(record, "not a JSON object");
            }
            over = true;
            return EarningRow.unreadable(record, "the array is not closed");
        } catch (JacksonIOException brokenOff) {
            throw brokenOff.getCause();
        } catch (JacksonException broken) {
            over = true;
            return EarningRow.unreadable(record, JsonRecord.told(broken) + "; nothing from here on was read");
        }
    }
}
