package dev.coopclaims.app.storedform;

import dev.coopclaims.kernel.KernelId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.kernel.time.InstantText;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.Version;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The JSON of the kernel's value types, so that the kernel itself knows no JSON: ids and periods are strings, money is
 * {@code {"amount":"1250.00","currency":"EUR"}}, instants have three decimals.
 */
public final class KernelModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    private final transient Set<Class<?>> texts = new LinkedHashSet<>();

    public KernelModule() {
        super("coop-claims-kernel", Version.unknownVersion());
        KernelId.ALL.forEach(this::text);
        text(EarningPeriod.class, EarningPeriod::ofLabel);
        addSerializer(Instant.class, new InstantWriter());
        addSerializer(Money.class, new MoneyWriter());
        addDeserializer(Money.class, new MoneyReader());
    }

    /** The types that are strings. */
    public Set<Class<?>> texts() {
        return Set.copyOf(texts);
    }

    private <T> void text(KernelId<T> id) {
        text(id.type(), id.parse());
    }

    /** A type whose {@code toString} is its stored form. */
    private <T> void text(Class<T> type, Function<String, T> parse) {
        texts.add(type);
        addSerializer(type, new TextWriter<>(type));
        addDeserializer(type, new TextReader<>(type, parse));
        addKeyDeserializer(type, new TextKeyReader<>(type, parse));
    }

    private static final class TextWriter<T> extends StdSerializer<T> {
        private TextWriter(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.toString());
        }
    }

    private static final class TextReader<T> extends StdDeserializer<T> {
        private final transient Function<String, T> parse;

        private TextReader(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                @SuppressWarnings("unchecked")
                T never = (T) context.handleUnexpectedToken(getValueType(context), json);
                return never;
            }
            return parsed(json, json.getString(), handledType(), parse);
        }
    }

    private static final class TextKeyReader<T> extends tools.jackson.databind.KeyDeserializer {
        private final Class<T> type;
        private final Function<String, T> parse;

        private TextKeyReader(Class<T> type, Function<String, T> parse) {
            this.type = type;
            this.parse = parse;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return parsed(context.getParser(), key, type, parse);
        }
    }

    private static final class InstantWriter extends StdSerializer<Instant> {
        private InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
            json.writeString(InstantText.of(instant));
        }
    }

    private static final class MoneyWriter extends StdSerializer<Money> {
        private MoneyWriter() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("amount", money.amount().toPlainString());
            json.writeStringProperty("currency", money.currency().getCurrencyCode());
            json.writeEndObject();
        }
    }

    private static final class MoneyReader extends StdDeserializer<Money> {
        private MoneyReader() {
            super(Money.class);
        }

        /** The two fields of the object, as a record so that Jackson names missing and unknown ones. */
        private record Fields(String amount, String currency) {}

        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) {
            Fields fields = context.readValue(json, Fields.class);
            if (fields.amount() == null || fields.currency() == null) {
                throw InvalidFormatException.from(json, "money needs an amount and a currency", fields, Money.class);
            }
            try {
                return Money.of(fields.amount(), fields.currency());
            } catch (IllegalArgumentException refused) {
                throw InvalidFormatException.from(json, String.valueOf(refused.getMessage()), fields, Money.class);
            }
        }
    }

    private static <T> T parsed(JsonParser json, String text, Class<?> type, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException refused) {
            throw InvalidFormatException.from(json, String.valueOf(refused.getMessage()), text, type);
        }
    }
}
