package dev.coopclaims.command.web;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** Has Jackson read a body by {@link BodyBinder}: Jackson alone says what is JSON, the binder what a body may hold. */
public final class BodyReader extends StdDeserializer<Object> {
    /** Numbers keep the decimals that they were written with. */
    private static final ObjectReader TREES = JsonMapper.shared()
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

    private final Class<?> type;

    /** @param type a record, as {@link BodyBinder#bind} takes it */
    public BodyReader(Class<?> type) {
        super(type);
        this.type = type;
    }

    /** @throws dev.coopclaims.kernel.refusal.Refusal as of {@link BodyBinder#bind} */
    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) {
        return BodyBinder.bind(tree(parser), type);
    }

    /** An exponent beyond an int is no number to Jackson, which says so with an exception that is none of its own. */
    private static JsonNode tree(JsonParser parser) {
        try {
            return TREES.readValue(parser);
        } catch (NumberFormatException outOfRange) {
            String at = parser.streamReadContext().pathAsPointer().toString();
            throw Refusal.malformed(List.of(RequestCode.NUMBER_TOO_LONG.at(at, BodyBinder.MAX_DIGITS)));
        }
    }
}
