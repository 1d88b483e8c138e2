package dev.coopclaims.app.operation;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;

/** The fields of a multipart form stand in its body: a servlet calls them parameters, and so they were described. */
@Order(1)
final class FormFields implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .forEach(FormFields::move);
    }

    private static void move(Operation operation) {
        MediaType form = operation.getRequestBody() == null
                ? null
                : operation
                        .getRequestBody()
                        .getContent()
                        .get(org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE);
        if (form == null || operation.getParameters() == null) {
            return;
        }
        List<Parameter> kept = new ArrayList<>();
        for (Parameter parameter : operation.getParameters()) {
            if ("query".equals(parameter.getIn())) {
                add(form.getSchema(), parameter);
            } else {
                kept.add(parameter);
            }
        }
        operation.setParameters(kept);
    }

    private static void add(Schema<?> form, Parameter field) {
        Schema<?> schema = field.getSchema();
        if (field.getDescription() != null) {
            schema.setDescription(field.getDescription());
        }
        form.addProperty(field.getName(), schema);
        if (Boolean.TRUE.equals(field.getRequired())) {
            form.addRequiredItem(field.getName());
        }
    }
}
