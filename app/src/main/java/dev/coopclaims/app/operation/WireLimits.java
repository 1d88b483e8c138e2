package dev.coopclaims.app.operation;

import static java.util.Map.entry;

import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.web.Parsing;
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
 * Tells how long what is sent may be (docs/limits.md), by the name of its field: a name has one limit wherever it is sent.
 * We count what people count as characters, JSON Schema counts code points, of which one character may have many. So that no
 * client refuses what is taken, {@code maxLength} leaves room for the longest characters; the limit itself stands beside it
 * as {@link #CHARACTERS}, and in words. What is of letters and digits alone has the same length either way.
 */
@Order(4)
final class WireLimits implements OpenApiCustomizer {
    /** The limit in what people count as characters. */
    static final String CHARACTERS = "x-max-characters";

    private static final String REFERENCE = "#/components/schemas/";
    private static final int MAX_ID_CHARS = 160;
    private static final int MAX_USER_CHARS = 128;
    private static final int MAX_EMAIL_CHARS = 254;
    private static final int MAX_KEY_CHARS = 255;

    /** Fields whose text is longer or shorter than a line. */
    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            entry("answer", ClaimLimits.MAX_TEXT_CHARS),
            entry("description", ClaimLimits.MAX_TEXT_CHARS),
            entry("explanation", ClaimLimits.MAX_TEXT_CHARS),
            entry("note", ClaimLimits.MAX_TEXT_CHARS),
            entry("reason", ClaimLimits.MAX_TEXT_CHARS),
            entry("receipt", ClaimLimits.MAX_TEXT_CHARS),
            entry("text", ClaimLimits.MAX_TEXT_CHARS),
            entry("value", ClaimLimits.MAX_TEXT_CHARS),
            entry("planId", ClaimLimits.MAX_PLAN_ID_CHARS),
            entry("number", ClaimLimits.MAX_NUMBER_CHARS),
            entry("supplierTaxId", ClaimLimits.MAX_NUMBER_CHARS));

    /** Fields in which a character is one code point. */
    private static final Map<String, Integer> PLAIN_LENGTHS = Map.ofEntries(
            entry("url", ClaimLimits.MAX_URL_CHARS),
            entry("user", MAX_USER_CHARS),
            entry("colleague", MAX_USER_CHARS),
            entry("email", MAX_EMAIL_CHARS),
            entry("documentId", MAX_ID_CHARS),
            entry("uploadRequestId", MAX_ID_CHARS));

    /** Lists of bodies; others are not bounded by their name. */
    private static final Map<String, Integer> ENTRIES = Map.ofEntries(
            entry("costIds", ClaimLimits.MAX_COSTS),
            entry("requirements", ClaimLimits.MAX_DOCUMENTS),
            entry("documents", ClaimLimits.MAX_DOCUMENTS),
            entry("attendees", ClaimLimits.MAX_ATTENDEES));

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
            characters(parameter.getSchema(), SearchWords.MAX_QUERY_CHARS);
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
        if (isText(property) && property.getEnum() == null && property.getFormat() == null) {
            Integer plain = PLAIN_LENGTHS.get(name);
            if (plain != null) {
                property.setMaxLength(plain);
            } else {
                characters(property, LENGTHS.getOrDefault(name, Parsing.LINE_CHARS));
            }
        } else if (property.getItems() != null && ENTRIES.containsKey(name)) {
            property.setMaxItems(ENTRIES.get(name));
        }
    }

    private static void characters(Schema<?> text, int maxChars) {
        text.setMaxLength(TextLength.maxBytes(maxChars)); // no text has more code points than bytes
        text.addExtension(CHARACTERS, maxChars);
        String told = "at most " + maxChars + " characters, as people count them";
        text.setDescription(text.getDescription() == null ? told : text.getDescription() + " (" + told + ")");
    }

    private static boolean isText(Schema<?> schema) {
        return "string".equals(schema.getType())
                || (schema.getTypes() != null && schema.getTypes().containsAll(List.of("string")));
    }
}
