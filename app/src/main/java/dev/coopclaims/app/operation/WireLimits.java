package dev.coopclaims.app.operation;

import static java.util.Map.entry;

import dev.coopclaims.kernel.text.Line;
import dev.coopclaims.kernel.text.TextLength;
import dev.coopclaims.query.text.SearchWords;
import dev.coopclaims.query.web.PageRequest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;

/**
 * Describes how long a sent text may be (docs/limits.md), by the name of its field where {@link WireTypes} does not
 * know it by its type. We count user-perceived characters; JSON Schema counts code points, of which one character may
 * have many. {@code maxLength} leaves room for the longest characters, so that no client refuses what we accept; the
 * actual limit is stated as {@link #CHARACTERS} and in words. For letters and digits both counts are the same.
 */
@Order(4)
final class WireLimits implements OpenApiCustomizer {
    /** The limit in user-perceived characters. */
    static final String CHARACTERS = "x-max-characters";

    private static final String REFERENCE = "#/components/schemas/";
    private static final int MAX_ID_CHARS = 160;
    private static final int MAX_USER_CHARS = 128;
    private static final int MAX_EMAIL_CHARS = 254;
    private static final int MAX_KEY_CHARS = 255;

    /** Fields in which every character is one code point. */
    private static final Map<String, Integer> PLAIN_LENGTHS = Map.ofEntries(
            entry("user", MAX_USER_CHARS),
            entry("colleague", MAX_USER_CHARS),
            entry("email", MAX_EMAIL_CHARS),
            entry("documentId", MAX_ID_CHARS),
            entry("uploadRequestId", MAX_ID_CHARS));

    @Override
    public void customise(OpenAPI api) {
        Map<String, Schema<?>> schemas = new HashMap<>();
        api.getComponents().getSchemas().forEach((name, schema) -> schemas.put(name, schema));
        Set<String> seen = new HashSet<>();
        api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .forEach(operation -> limit(operation, schemas, seen));
        api.getComponents().getParameters().forEach(WireLimits::header);
    }

    private static void limit(Operation operation, Map<String, Schema<?>> schemas, Set<String> seen) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(WireLimits::parameter);
        }
        if (operation.getRequestBody() != null && operation.getRequestBody().getContent() != null) {
            operation.getRequestBody().getContent().values().forEach(body -> body(body.getSchema(), schemas, seen));
        }
    }

    private static void parameter(Parameter parameter) {
        if ("limit".equals(parameter.getName())) {
            parameter.getSchema().setMinimum(BigDecimal.ONE);
            parameter.getSchema().setMaximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT_ITEMS));
        } else if ("q".equals(parameter.getName())) {
            tell(characters(parameter.getSchema(), SearchWords.MAX_QUERY_CHARS));
        }
    }

    private static void header(String name, Parameter header) {
        if (name.equals("Idempotency-Key")) {
            header.getSchema().minLength(1).maxLength(MAX_KEY_CHARS);
        } else if (name.equals("Min-Position")) {
            header.getSchema().pattern("^[0-9]{1,18}$");
        }
    }

    private static void body(@Nullable Schema<?> schema, Map<String, Schema<?>> schemas, Set<String> seen) {
        if (schema == null) {
            return;
        }
        String reference = schema.get$ref();
        if (reference != null) {
            String name = reference.substring(REFERENCE.length());
            if (seen.add(name)) {
                body(schemas.get(name), schemas, seen);
            }
            return;
        }
        body(schema.getItems(), schemas, seen);
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> {
                property(name, property);
                body(property, schemas, seen);
            });
        }
    }

    private static void property(String name, Schema<?> property) {
        if (property.getMaxLength() == null
                && isText(property)
                && property.getEnum() == null
                && property.getFormat() == null) {
            Integer plain = PLAIN_LENGTHS.get(name);
            if (plain != null) {
                property.setMaxLength(plain);
            } else {
                characters(property, Line.MAX_CHARS);
            }
        }
        tell(property);
    }

    /** In words, where its type or its name has a limit. */
    private static void tell(Schema<?> text) {
        if (text.getExtensions() != null && text.getExtensions().get(CHARACTERS) instanceof Integer maxChars) {
            String told = "at most " + maxChars + " user-perceived characters";
            text.setDescription(text.getDescription() == null ? told : text.getDescription() + " (" + told + ")");
        }
    }

    /** Bounds a text. */
    static Schema<?> characters(Schema<?> text, int maxChars) {
        text.setMaxLength(TextLength.maxBytes(maxChars)); // a text never has more code points than bytes
        text.addExtension(CHARACTERS, maxChars);
        return text;
    }

    private static boolean isText(Schema<?> schema) {
        return "string".equals(schema.getType())
                || (schema.getTypes() != null && schema.getTypes().containsAll(List.of("string")));
    }
}
