package dev.coopclaims.command.web.rows;

import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads one record out of a JSON stream, value by value, and keeps no more of it than a record of ours can have. */
final class JsonRow {
    /**
     * Bounds what one value may cost, far above what it needs: what is beyond them ends the reading of an array. Names are
     * not canonicalized: the table of those that were seen grows with the stream, which has no end.
     */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(16 * Row.MAX_CHARS)
                    .maxNameLength(Row.MAX_CHARS)
                    .maxNumberLength(1_000)
                    .build())
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_VALUES = 1_000;

    private final JsonParser parser;
    private int values;
    private @Nullable Violation problem;

    private JsonRow(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads the object at whose start the parser stands, to its end.
     *
     * @throws JacksonException when the stream is no JSON; nothing after it can be read
     */
    static Row read(int line, JsonParser parser) {
        JsonRow reading = new JsonRow(parser);
        ObjectNode object = reading.object("");
        return new Row(line, object, reading.problem);
    }

    static Row unreadable(int line, Violation why) {
        return new Row(line, NODES.objectNode(), why);
    }

    /** Where it is no JSON; the parser's own words name its classes. */
    static Violation told(RequestCode code, JacksonException broken) {
        var at = broken.getLocation();
        return code.at("", at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr());
    }

    private ObjectNode object(String path) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            JsonToken token = parser.nextToken();
            if (isPastWhatIsKept()) {
                parser.skipChildren();
                continue;
            }
            String name = parser.currentName();
            String at = path.length() > Row.MAX_CHARS ? path : path + "/" + name;
            JsonNode value = value(token, at);
            if (object.putIfAbsent(name, value) != null) {
                note(RequestCode.GIVEN_TWICE.at(at));
            }
        }
        return object;
    }

    private ArrayNode array(String path) {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (isPastWhatIsKept()) {
                parser.skipChildren();
            } else {
                array.add(value(token, path));
            }
        }
        return array;
    }

    /** Whether the record has more values than one of ours can have; the rest of it is read over. */
    private boolean isPastWhatIsKept() {
        if (values < MAX_VALUES) {
            return false;
        }
        note(RequestCode.RECORD_TOO_LONG.at("", Row.MAX_CHARS));
        return true;
    }

    private JsonNode value(JsonToken token, String path) {
        values++;
        return switch (token) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> array(path);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            default -> NODES.nullNode();
        };
    }

    /** An exponent beyond an int is no number to Jackson, which says so with an exception that is none of its own. */
    private JsonNode decimal() {
        try {
            return NODES.numberNode(parser.getDecimalValue());
        } catch (NumberFormatException outOfRange) {
            return NODES.stringNode(parser.getString());
        }
    }

    private void note(Violation found) {
        if (problem == null) {
            problem = found;
        }
    }
}
