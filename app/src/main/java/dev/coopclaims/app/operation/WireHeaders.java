package dev.coopclaims.app.operation;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;

/** Tells of every operation which headers it takes and gives; they follow from what kind of operation it is. */
@Order(2)
final class WireHeaders implements OpenApiCustomizer {
    private static final Map<String, String> TAKEN = taken();
    private static final Map<String, String> GIVEN = given();

    /** Commands whose 201 says where the new thing is; others make parts that have no address of their own. */
    private static final Set<String> LOCATED =
            Set.of("/api/claims", "/api/claims/{claim}/copy", "/api/organisations", "/api/pre-approvals");

    /** Neither of a view nor a claim's state, so without a position. */
    private static final Set<String> NO_VIEW =
            Set.of("/api/catalogue", "/api/periods", "/api/projections", "/api/claims/{claim}/readiness");

    @Override
    public void customise(OpenAPI api) {
        Components components = api.getComponents();
        TAKEN.forEach((name, words) -> components.addParameters(
                name,
                new Parameter()
                        .in("header")
                        .name(name)
                        .description(words)
                        .required(false)
                        .schema(text())));
        GIVEN.forEach((name, words) ->
                components.addHeaders(name, new Header().description(words).schema(text())));
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> tell(path, method, operation)));
    }

    private static void tell(String path, PathItem.HttpMethod method, Operation operation) {
        if (!path.startsWith("/api/") || path.startsWith("/api/projections")) {
            if (method == PathItem.HttpMethod.POST) {
                takes(operation, "Idempotency-Key");
            }
            return;
        }
        if (method == PathItem.HttpMethod.GET) {
            read(path, operation);
        } else {
            command(path, method, operation);
        }
    }

    private static void read(String path, Operation operation) {
        if (path.endsWith("/readiness")) {
            gives(operation, "Event-Position");
            return;
        }
        if (path.equals("/api/periods")) {
            return;
        }
        takes(operation, "If-None-Match");
        gives(operation, "ETag");
        if (!NO_VIEW.contains(path)) {
            takes(operation, "Min-Position");
            gives(operation, "View-Position");
        }
        if (names(operation).contains("cursor")) {
            gives(operation, "Link");
        }
        ApiResponse unchanged = new ApiResponse().description("It is as If-None-Match says");
        operation.getResponses().addApiResponse("304", unchanged);
        unchanged.addHeaderObject("ETag", reference("ETag"));
        if (!NO_VIEW.contains(path)) {
            unchanged.addHeaderObject("View-Position", reference("View-Position"));
        }
        if (names(operation).contains("cursor")) {
            unchanged.addHeaderObject("Link", reference("Link"));
        }
    }

    private static void command(String path, PathItem.HttpMethod method, Operation operation) {
        if (method == PathItem.HttpMethod.POST) {
            takes(operation, "Idempotency-Key");
        }
        if (operation.getParameters() != null
                && operation.getParameters().removeIf(one -> "If-Match".equals(one.getName()))) {
            takes(operation, "If-Match");
        }
        gives(operation, "Event-Position");
        if (!path.equals("/api/earnings")) {
            gives(operation, "ETag");
        }
        if (method == PathItem.HttpMethod.POST && LOCATED.contains(path)) {
            gives(operation, "Location");
        }
    }

    private static List<String> names(Operation operation) {
        return operation.getParameters() == null
                ? List.of()
                : operation.getParameters().stream()
                        .map(one -> String.valueOf(one.getName()))
                        .toList();
    }

    private static void takes(Operation operation, String header) {
        operation.addParametersItem(new Parameter().$ref("#/components/parameters/" + header));
    }

    private static void gives(Operation operation, String... headers) {
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                for (String header : headers) {
                    response.addHeaderObject(header, reference(header));
                }
            }
        });
    }

    static Header reference(String header) {
        return new Header().$ref("#/components/headers/" + header);
    }

    private static Schema<?> text() {
        return new JsonSchema().types(Set.of("string"));
    }

    private static Map<String, String> taken() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(
                "Idempotency-Key",
                "1 to 255 characters of your own choice: repeated within 24 hours, the request is answered as the first"
                        + " time and nothing happens again. The same key with another request is 422.");
        words.put(
                "If-Match",
                "The ETag that was read: when it is of another version than the state is of, the answer is 412 and"
                        + " nothing happens.");
        words.put("If-None-Match", "The ETag that was read: when nothing changed, the answer is 304.");
        words.put(
                "Min-Position",
                "The Event-Position of a command: the answer waits up to 5 seconds until it shows what that command"
                        + " wrote, then it is 503 with Retry-After. So a client reads its own writes.");
        return words;
    }

    private static Map<String, String> given() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(
                "Event-Position", "Where in the log the command's last event stands; a read takes it as Min-Position.");
        words.put("View-Position", "Up to where in the log the answer is made from.");
        words.put("ETag", "The version of the state, in quotes. A command takes a claim's as If-Match.");
        words.put("Location", "Where the new thing is read.");
        words.put("Link", "The next piece of the list, as rel=\"next\" (RFC 8288); absent at the end.");
        words.put("Retry-After", "After so many seconds it is worth another try.");
        return words;
    }
}
