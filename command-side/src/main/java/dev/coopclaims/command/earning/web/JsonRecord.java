package dev.coopclaims.command.earning.web;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads one record out of a JSON stream, token by token; no tree is made of what somebody sends. */
final class JsonRecord {
    /** Small numbers and strings: an earning record has no others. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(EarningRow.RECORD_CHARS_MAX)
                    .maxNameLength(200)
                    .maxNumberLength(64)
                    .build())
            .build();

    private final JsonParser parser;
    private final Map<String, String> fields = new HashMap<>();
    private @Nullable String problem;

    private JsonRecord(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads the object at whose start the parser stands, to its end.
     *
     * @throws JacksonException when the stream is no JSON; nothing after it can be read
     */
    static EarningRow read(int line, JsonParser parser) {
        JsonRecord reading = new JsonRecord(parser);
        reading.object("");
        return new EarningRow(line, reading.fields, reading.problem);
    }

    private void object(String path) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean inIncentive = !path.isEmpty();
            boolean ofMoney = name.equals(EarningRow.AMOUNT) || name.equals(EarningRow.CURRENCY);
            if (!inIncentive && name.equals("incentive") && value == JsonToken.START_OBJECT) {
                object("incentive/");
            } else if (inIncentive == ofMoney && EarningRow.FIELDS.contains(name)) {
                take(path + name, name, value);
            } else {
                parser.skipChildren();
                note("unknown: " + path + name);
            }
        }
    }

    private void take(String path, String name, JsonToken value) {
        if (value == JsonToken.VALUE_STRING) {
            if (fields.put(name, parser.getString()) != null) {
                note(path + ": is there twice");
            }
        } else if (value != JsonToken.VALUE_NULL) {
            parser.skipChildren();
            note(path + ": is text, in quotes");
        }
    }

    private void note(String found) {
        if (problem == null) {
            problem = found;
        }
    }
}
