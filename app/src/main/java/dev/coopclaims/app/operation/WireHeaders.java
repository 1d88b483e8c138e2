package dev.coopclaims.app.operation;

import dev.coopclaims.app.operation.EndpointTraits.Trait;
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

/** Tells of every operation which headers it takes and gives, as {@link EndpointTraits} sees it. */
@Order(2)
final class WireHeaders implements OpenApiCustomizer {
    private static final Map<String, String> TAKEN = taken();
    private static final Map<String, String> GIVEN = given();

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
        api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach(WireHeaders::tell));
    }

    private static void tell(PathItem.HttpMethod method, Operation operation) {
        Set<Trait> traits = EndpointTraits.of(operation);
        if (method == PathItem.HttpMethod.POST) {
            takes(operation, "Idempotency-Key");
        }
        if (traits.contains(Trait.EXPECTS_VERSION)) {
            takes(operation, "If-Match");
        }
        if (traits.contains(Trait.DECIDES)) {
            gives(operation, "Event-Position");
        }
        if (traits.contains(Trait.TAGGED)) {
            gives(operation, "ETag");
        }
        if (traits.contains(Trait.LOCATED)) {
            gives(operation, "Location");
        }
        if (method == PathItem.HttpMethod.GET && traits.contains(Trait.TAGGED) && !traits.contains(Trait.DECIDES)) {
            read(operation, traits.contains(Trait.READS_VIEWS));
        }
        EndpointTraits.forget(operation);
    }

    private static void read(Operation operation, boolean ofViews) {
        ApiResponse unchanged = new ApiResponse().description("Unchanged since the version in If-None-Match");
        takes(operation, "If-None-Match");
        unchanged.addHeaderObject("ETag", reference("ETag"));
        if (ofViews) {
            takes(operation, "Min-Position");
            gives(operation, "View-Position");
            unchanged.addHeaderObject("View-Position", reference("View-Position"));
        }
        if (names(operation).contains("cursor")) {
            gives(operation, "Link");
            unchanged.addHeaderObject("Link", reference("Link"));
        }
        operation.getResponses().addApiResponse("304", unchanged);
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
                "1 to 255 characters of your choice. A repeat within 24 hours gets the first answer again and has no"
                        + " further effect. The same key with a different request is answered 422.");
        words.put(
                "If-Match",
                "The ETag that was read. If the state has another version by now, the answer is 412 and nothing"
                        + " changes.");
        words.put("If-None-Match", "The ETag that was read. If nothing has changed, the answer is 304.");
        words.put(
                "Min-Position",
                "The Event-Position of a command. The read waits up to 5 seconds until it can show what that command"
                        + " wrote; after that it answers 503 with Retry-After. So a client reads its own writes.");
        return words;
    }

    private static Map<String, String> given() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("Event-Position", "The log position of the command's last event. A read takes it as Min-Position.");
        words.put("View-Position", "The log position up to which the answer is current.");
        words.put("ETag", "The version of the state, in quotes. A command takes a claim's ETag as If-Match.");
        words.put("Location", "The address of the new resource.");
        words.put("Link", "The next page of the list, as rel=\"next\" (RFC 8288); absent on the last page.");
        words.put("Retry-After", "How many seconds to wait before trying again.");
        return words;
    }
}
