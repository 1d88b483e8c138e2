package dev.coopclaims.app.operation;

import dev.coopclaims.command.web.FormBody;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Describes what an endpoint takes as a {@link FormBody}, beside its JSON body if it has one. */
final class FormFields implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod endpoint) {
        Arrays.stream(endpoint.getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(FormBody.class))
                .map(Parameter::getType)
                .forEach(form -> add(operation, form));
        return operation;
    }

    private static void add(Operation operation, Class<?> form) {
        if (operation.getRequestBody() == null) {
            operation.setRequestBody(new RequestBody().required(true).content(new Content()));
        }
        operation
                .getRequestBody()
                .getContent()
                .addMediaType(
                        org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE,
                        new MediaType().schema(described(form)));
    }

    private static Schema<?> described(Class<?> form) {
        return ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(form).resolveAsRef(false))
                .schema;
    }
}
