package dev.coopclaims.app.operation;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;

/**
 * Describes that {@code null} is accepted for whatever a JSON body may leave out (record 43). A merge patch says for
 * each of its properties whether {@code null} clears it.
 */
@Order(5)
final class WireNulls implements OpenApiCustomizer {
    /** Marks the schema of a merge patch until this has seen it. */
    static final String MERGE_PATCH = "x-merge-patch";

    private static final String REFERENCE = "#/components/schemas/";
    private static final String NULL = "null";

    @Override
    @SuppressWarnings("rawtypes") // the library's signature
    public void customise(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        Set<String> seen = new HashSet<>();
        api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .map(WireNulls::json)
                .forEach(body -> walk(body, schemas, seen));
    }

    private static @Nullable Schema<?> json(Operation operation) {
        MediaType json = operation.getRequestBody() == null
                ? null
                : operation
                        .getRequestBody()
                        .getContent()
                        .get(org.springframework.http.MediaType.APPLICATION_JSON_VALUE);
        return json == null ? null : json.getSchema();
    }

    @SuppressWarnings("rawtypes")
    private static void walk(@Nullable Schema<?> schema, Map<String, Schema> schemas, Set<String> seen) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(REFERENCE.length());
            if (seen.add(name)) {
                walk(schemas.get(name), schemas, seen);
            }
            return;
        }
        walk(schema.getItems(), schemas, seen);
        if (schema.getProperties() == null) {
            return;
        }
        boolean patch = schema.getExtensions() != null && schema.getExtensions().remove(MERGE_PATCH) != null;
        List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
        schema.getProperties().replaceAll((name, property) -> {
            walk(property, schemas, seen);
            return patch || required.contains(name) ? property : orNull(property);
        });
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            Schema<?> either = new JsonSchema()
                    .addAnyOfItem(new JsonSchema().$ref(property.get$ref()))
                    .addAnyOfItem(new JsonSchema().types(Set.of(NULL)));
            either.setDescription(property.getDescription());
            return either;
        }
        Set<String> types = new LinkedHashSet<>(property.getTypes());
        types.add(NULL);
        property.setTypes(types);
        if (property.getEnum() != null) {
            withNull(property);
        }
        return property;
    }

    private static <T> void withNull(Schema<T> names) {
        List<@Nullable T> all = new ArrayList<>(names.getEnum());
        all.add(null);
        names.setEnum(all);
    }
}
