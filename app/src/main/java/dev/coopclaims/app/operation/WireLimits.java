package dev.coopclaims.app.operation;

import static java.util.Map.entry;

import dev.coopclaims.command.claim.ClaimLimits;
import dev.coopclaims.command.web.Parsing;
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
 * Lengths are told in code points, as JSON Schema counts; what people count as one character may have several.
 */
@Order(4)
final class WireLimits implements OpenApiCustomizer {
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
            entry("url", ClaimLimits.MAX_URL_CHARS),
            entry("planId", ClaimLimits.MAX_PLAN_ID_CHARS),
            entry("number", ClaimLimits.MAX_NUMBER_CHARS),
            entry("supplierTaxId", ClaimLimits.MAX_NUMBER_CHARS),
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
            parameter.getSchema().setMaxLength(SearchWords.MAX_QUERY_CHARS);
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
            property.setMaxLength(LENGTHS.getOrDefault(name, Parsing.LINE_CHARS));
        } else if (property.getItems() != null && ENTRIES.containsKey(name)) {
            property.setMaxItems(ENTRIES.get(name));
        }
    }

    private static boolean isText(Schema<?> schema) {
        return "string".equals(schema.getType())
                || (schema.getTypes() != null && schema.getTypes().containsAll(List.of("string")));
    }
}
