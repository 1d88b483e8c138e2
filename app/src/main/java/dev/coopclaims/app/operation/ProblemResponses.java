package dev.coopclaims.app.operation;

import dev.coopclaims.app.operation.EndpointTraits.Trait;
import dev.coopclaims.app.problem.ProblemType;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;

/** Describes for every operation which problems (RFC 9457) it can answer; they follow from its form. */
@Order(0)
final class ProblemResponses implements OpenApiCustomizer {
    private static final String SCHEMA = "Problem";
    private static final String MEDIA_TYPE = "application/problem+json";

    /** The endpoint says itself that it takes a range. */
    private static final String RANGE =
            Integer.toString(ProblemType.RANGE_NOT_SATISFIABLE.status().value());

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas(SCHEMA, schema());
        for (ProblemType type : ProblemType.values()) {
            api.getComponents().addResponses(type.name(), response(type));
        }
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> add(operation, possible(path, method, operation))));
    }

    private static Set<ProblemType> possible(String path, PathItem.HttpMethod method, Operation operation) {
        Set<Trait> traits = EndpointTraits.of(operation);
        Set<ProblemType> possible = EnumSet.of(
                ProblemType.MALFORMED,
                ProblemType.UNAUTHENTICATED,
                ProblemType.FORBIDDEN,
                ProblemType.NOT_ACCEPTABLE,
                ProblemType.TOO_MANY_REQUESTS,
                ProblemType.INTERNAL,
                ProblemType.UNAVAILABLE);
        // A day without a rate is not there either.
        if (path.contains("{") || has(operation, "organisation") || (has(operation, "on") && has(operation, "from"))) {
            possible.add(ProblemType.NOT_FOUND);
        }
        // Readiness decides as the submission does, and is refused when there is nothing to submit (C-7).
        if (method != PathItem.HttpMethod.GET || traits.contains(Trait.DECIDES)) {
            possible.add(ProblemType.CONFLICT);
        }
        if (method != PathItem.HttpMethod.GET) {
            possible.add(ProblemType.RULE_VIOLATION);
        }
        if (operation.getRequestBody() != null) {
            possible.add(ProblemType.TOO_LARGE);
            possible.add(ProblemType.TYPE_NOT_ALLOWED);
        }
        if (operation.getResponses().containsKey(RANGE)) {
            possible.add(ProblemType.RANGE_NOT_SATISFIABLE);
        }
        if (traits.contains(Trait.EXPECTS_VERSION)) {
            possible.add(ProblemType.PRECONDITION_FAILED);
        }
        return possible;
    }

    private static boolean has(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(one -> parameter.equals(one.getName()));
    }

    private static void add(Operation operation, Set<ProblemType> possible) {
        for (ProblemType type : possible) {
            operation
                    .getResponses()
                    .addApiResponse(
                            Integer.toString(type.status().value()),
                            new ApiResponse().$ref("#/components/responses/" + type.name()));
        }
    }

    private static ApiResponse response(ProblemType type) {
        MediaType body = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + SCHEMA));
        ApiResponse response =
                new ApiResponse().description(type.title()).content(new Content().addMediaType(MEDIA_TYPE, body));
        if (type == ProblemType.UNAVAILABLE || type == ProblemType.TOO_MANY_REQUESTS) {
            response.addHeaderObject("Retry-After", WireHeaders.reference("Retry-After"));
        }
        return response;
    }

    private static Schema<?> schema() {
        Schema<?> violation = new ObjectSchema()
                .addProperty("code", code())
                .addProperty("path", new StringSchema().example("/costs/0/net"))
                .addProperty("message", new StringSchema())
                .addProperty("rule", new StringSchema().example("F-4"));
        ObjectSchema problem = new ObjectSchema();
        problem.addProperty("type", new StringSchema().example("urn:coop:problem:rule-violation"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("traceId", new StringSchema());
        problem.addProperty("code", code().description("every 409, 412 and 422 has one: of the first violation"));
        problem.addProperty("violations", new ArraySchema().items(violation).description("the first 100 at most"));
        problem.addProperty(
                "moreViolations",
                new IntegerSchema().description("how many violations there are besides those; absent if none"));
        problem.setRequired(List.of("type", "title", "status", "detail", "traceId"));
        return problem;
    }

    /** Not an enumeration: clients must expect codes that later versions add. */
    private static Schema<?> code() {
        Schema<?> code = new StringSchema().example("INSUFFICIENT_FUNDS");
        code.addExtension(
                "x-extensible-enum",
                Stream.concat(
                                Arrays.stream(RefusalCode.values()).map(RefusalCode::code),
                                Arrays.stream(RequestCode.values()).map(RequestCode::code))
                        .distinct()
                        .sorted()
                        .toList());
        return code;
    }
}
