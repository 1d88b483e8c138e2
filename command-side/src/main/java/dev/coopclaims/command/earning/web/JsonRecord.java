package dev.coopclaims.command.earning.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads one record out of a JSON stream, token by token; no tree is made of what somebody sends. */
final class JsonRecord {
    /** Bounds what one record may cost, far above what it needs: what is beyond them ends the reading of an array. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(16 * EarningRow.RECORD_CHARS_MAX)
                    .maxNameLength(EarningRow.RECORD_CHARS_MAX)
                    .maxNumberLength(1_000)
                    .build())
            .build();

    private static final int NAME_CHARS_SHOWN = 100;

    private final JsonParser parser;
    private final Map<String, String> fields = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
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

    /** Where it is no JSON; the parser's own words name its classes. */
    static String told(JacksonException broken) {
        var at = broken.getLocation();
        return at == null || at.getLineNr() < 1
                ? "not JSON"
                : "not JSON (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private void object(String path) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean known = EarningRow.FIELDS.contains(name) || name.equals("incentive");
            if (known && !seen.add(path + name)) {
                note(path + name + ": is there twice");
            }
            boolean inIncentive = !path.isEmpty();
            boolean ofMoney = name.equals(EarningRow.AMOUNT) || name.equals(EarningRow.CURRENCY);
            if (!inIncentive && name.equals("incentive") && value == JsonToken.START_OBJECT) {
                object("incentive/");
            } else if (inIncentive == ofMoney && EarningRow.FIELDS.contains(name)) {
                take(path + name, name, value);
            } else if (!inIncentive && name.equals("incentive")) {
                parser.skipChildren();
                note("incentive: is an object with amount and currency");
            } else {
                parser.skipChildren();
                note("unknown: " + path + shown(name));
            }
        }
    }

    private void take(String path, String name, JsonToken value) {
        if (value == JsonToken.VALUE_STRING) {
            fields.put(name, parser.getString());
        } else if (value != JsonToken.VALUE_NULL || !name.equals(EarningRow.SOURCE_LABEL)) {
            parser.skipChildren();
            note(path + ": is text, in quotes; leave it out where there is none");
        }
    }

    private static String shown(String name) {
        return name.length() <= NAME_CHARS_SHOWN ? name : name.substring(0, NAME_CHARS_SHOWN) + "…";
    }

    private void note(String found) {
        if (problem == null) {
            problem = found;
        }
    }
}
