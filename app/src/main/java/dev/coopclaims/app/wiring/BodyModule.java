package dev.coopclaims.app.wiring;

import dev.coopclaims.command.web.PatchedText;
import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.NullValueProvider;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.util.AccessPattern;

/**
 * What stands in a body is of the type that the description names: {@code null} where a text can be cleared alone, a text
 * in quotes, and no list in its place.
 */
final class BodyModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    BodyModule() {
        super("coop-claims-bodies", Version.unknownVersion());
        setDeserializerModifier(new GivenNulls());
        addDeserializer(String.class, new Text());
        addDeserializer(BigDecimal.class, new PlainNumber());
    }

    /** Tells a property that is {@code null} from one that is absent: the library's own refusal means both. */
    private static final class GivenNulls extends ValueDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public BeanDeserializerBuilder updateBuilder(
                DeserializationConfig config, BeanDescription.Supplier bean, BeanDeserializerBuilder builder) {
            SettableBeanProperty[] components = builder.getValueInstantiator().getFromObjectArguments(config);
            if (bean.getBeanClass().isRecord() && components != null) {
                for (int i = 0; i < components.length; i++) {
                    SettableBeanProperty one = components[i];
                    if (!one.getType().isPrimitive() && !one.getType().hasRawClass(PatchedText.class)) {
                        // The reader of the whole knows its properties and these arguments by identity.
                        components[i] = one.withNullProvider(new NoNull(one));
                        builder.addOrReplaceProperty(components[i], true);
                    }
                }
            }
            return builder;
        }
    }

    private record NoNull(SettableBeanProperty property) implements NullValueProvider {
        @Override
        public Object getNullValue(DeserializationContext context) {
            throw InvalidNullException.from(context, property.getFullName(), property.getType());
        }

        @Override
        @SuppressWarnings("NullAway") // the library's interface says nothing of null
        public Object getAbsentValue(DeserializationContext context) {
            return null;
        }

        @Override
        public AccessPattern getNullAccessPattern() {
            return AccessPattern.DYNAMIC;
        }
    }

    /**
     * A number is no text: an amount without quotes would have lost its decimals on the way. The library's reader takes
     * the text out of a list in its place, and its end for the end of the list around it.
     */
    private static final class Text extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        private Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            return parser.hasToken(JsonToken.VALUE_STRING)
                    ? parser.getString()
                    : (String) context.handleUnexpectedToken(getValueType(context), parser);
        }
    }

    /** Eleven characters may stand for a number of thousands of millions of digits, which whoever writes it out would make. */
    private static final class PlainNumber extends StdScalarDeserializer<BigDecimal> {
        private static final long serialVersionUID = 1L;
        private static final int MAX_DIGITS = 30;

        private PlainNumber() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isNumeric()) {
                return (BigDecimal) context.handleUnexpectedToken(getValueType(context), parser);
            }
            BigDecimal number = parser.getDecimalValue();
            return number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS
                    ? (BigDecimal)
                            context.handleWeirdNumberValue(BigDecimal.class, number, "more than %d digits", MAX_DIGITS)
                    : number;
        }
    }
}
