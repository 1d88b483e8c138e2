package dev.coopclaims.app.operation;

import com.fasterxml.jackson.databind.JavaType;
import dev.coopclaims.command.web.AtMost;
import dev.coopclaims.command.web.MergePatch;
import dev.coopclaims.kernel.Patch;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.text.Code;
import dev.coopclaims.kernel.text.Identifier;
import dev.coopclaims.kernel.text.Line;
import dev.coopclaims.kernel.text.Text;
import dev.coopclaims.kernel.text.Url;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.people.Person;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Describes types as they are on the wire: authors are people; ids, sentences, currencies and time zones are strings;
 * money is one schema on both sides; a record component that is never null is always present. Two types with the same
 * name are refused, because one schema would describe both.
 */
final class WireTypes implements ModelConverter {
    private static final String REFERENCE = "#/components/schemas/";
    private static final String MONEY = "Money";
    private static final String STRING = "string";

    /** The longest text of each kind, in user-perceived characters. */
    private static final Map<Class<?>, Integer> BOUNDED = Map.of(
            Line.class, Line.MAX_CHARS,
            Text.class, Text.MAX_CHARS,
            Code.class, Code.MAX_CHARS,
            Identifier.class, Identifier.MAX_CHARS);

    private final Set<Class<?>> texts;
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    /** @param texts types that are written as a string */
    WireTypes(Set<Class<?>> texts) {
        this.texts = Set.copyOf(texts);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = Json31.mapper().constructType(type.getType());
        Class<?> raw = java.getRawClass();
        Integer characters = BOUNDED.get(raw);
        if (characters != null) {
            return WireLimits.characters(described(text(), type), characters);
        }
        if (raw == Url.class) {
            return described(text(), type).maxLength(Url.MAX_CHARS); // only letters and digits
        }
        if (texts.contains(raw) || holdsOneText(raw)) {
            return described(text(), type);
        }
        if (raw == Patch.class) {
            Schema<?> to =
                    context.resolve(new AnnotatedType(java.containedType(0)).ctxAnnotations(type.getCtxAnnotations()));
            to.addType("null");
            return to;
        }
        if (raw == Currency.class) {
            return described(currency(), type);
        }
        if (raw == ZoneId.class) {
            return described(zone(), type);
        }
        if (raw == Instant.class) {
            return described(instant(), type);
        }
        if (raw == Money.class) {
            context.defineModel(MONEY, money());
            return described(new JsonSchema().$ref(REFERENCE + MONEY), type);
        }
        if (raw == Author.class) {
            return context.resolve(new AnnotatedType(Person.class)
                    .resolveAsRef(type.isResolveAsRef())
                    .ctxAnnotations(type.getCtxAnnotations()));
        }
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (resolved != null && raw.isRecord() && raw.getName().startsWith("dev.coopclaims.")) {
            complete(name(resolved), java, context);
        }
        return resolved;
    }

    private static boolean holdsOneText(Class<?> type) {
        return type.isRecord()
                && type.getName().startsWith("dev.coopclaims.")
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getName().equals("value")
                && type.getRecordComponents()[0].getType() == String.class;
    }

    private void complete(@Nullable String name, JavaType java, ModelConverterContext context) {
        Schema<?> defined = name == null ? null : context.getDefinedModels().get(name);
        if (name == null || defined == null || defined.getProperties() == null) {
            return;
        }
        String owner = owners.computeIfAbsent(name, ignored -> java.toCanonical());
        if (!owner.equals(java.toCanonical())) {
            throw new IllegalStateException("the API's schema " + name + " would be both " + owner + " and "
                    + java.toCanonical() + ": give one of them @Schema(name = …)");
        }
        if (java.getRawClass().isAnnotationPresent(MergePatch.class)) {
            defined.addExtension(WireNulls.MERGE_PATCH, true);
        }
        List<String> known = defined.getRequired() == null ? List.of() : defined.getRequired();
        Arrays.stream(java.getRawClass().getRecordComponents())
                .filter(component -> !isNullable(component))
                .map(RecordComponent::getName)
                .filter(component -> defined.getProperties().containsKey(component) && !known.contains(component))
                .forEach(defined::addRequiredItem);
        for (RecordComponent component : java.getRawClass().getRecordComponents()) {
            AtMost entries = component.getAnnotation(AtMost.class);
            Schema<?> property = defined.getProperties().get(component.getName());
            if (entries != null && property != null) {
                property.setMaxItems(entries.value());
            }
        }
    }

    private static @Nullable String name(Schema<?> resolved) {
        String reference = resolved.get$ref();
        return reference == null ? resolved.getName() : reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Schema<?> described(Schema<?> schema, AnnotatedType type) {
        Annotation[] annotations = type.getCtxAnnotations();
        if (annotations != null) {
            for (Annotation annotation : annotations) {
                if (annotation instanceof io.swagger.v3.oas.annotations.media.Schema told) {
                    if (!told.description().isEmpty()) {
                        schema.setDescription(told.description());
                    }
                    if (!told.example().isEmpty()) {
                        schema.setExample(told.example());
                    }
                }
            }
        }
        return schema;
    }

    private static Schema<?> text() {
        return new JsonSchema().types(new HashSet<>(Set.of(STRING))); // a copy, since it gets changed
    }

    private static Schema<?> currency() {
        Schema<?> currency = text();
        currency.setPattern("^[A-Z]{3}$");
        currency.setExample("EUR");
        return currency;
    }

    private static Schema<?> zone() {
        Schema<?> zone = text();
        zone.setDescription("a time zone by its IANA name");
        zone.setExample("Europe/London");
        return zone;
    }

    /** Always three decimals, so that instants sort as text. */
    private static Schema<?> instant() {
        Schema<?> instant = text();
        instant.setFormat("date-time");
        instant.setExample("2026-11-15T00:00:00.000Z");
        return instant;
    }

    private static Schema<?> money() {
        Schema<?> amount = text();
        amount.setDescription("a decimal number in a string, with no more decimals than the currency has");
        amount.setExample("1250.00");
        Schema<?> money = new JsonSchema().types(Set.of("object"));
        money.setDescription("an amount and its ISO 4217 currency");
        money.addProperty("amount", amount);
        money.addProperty("currency", currency());
        money.setRequired(List.of("amount", "currency"));
        return money;
    }
}
