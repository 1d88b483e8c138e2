package dev.coopclaims.app.operation;

import io.swagger.v3.oas.models.OpenAPI;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.util.StringUtils;

/**
 * Names operations by method and path, such as {@code getClaimsByClaimHistory}, because method names are not unique.
 */
@Order(3)
final class OperationNames implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) ->
                                operation.setOperationId(method.name().toLowerCase(Locale.ROOT) + words(path))));
    }

    private static String words(String path) {
        return Arrays.stream(path.replaceFirst("^/api/", "")
                        .replace("{", "by-")
                        .replace("}", "")
                        .split("[/-]"))
                .map(StringUtils::capitalize)
                .collect(Collectors.joining());
    }
}
