package dev.coopclaims.app;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds every answer against the application's own description of its API: status, media type, headers and body, and of
 * what was accepted the request's body too. An object has no properties but those described.
 */
public final class DescribedAnswers {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> HEADERS =
            Set.of("ETag", "Event-Position", "View-Position", "Location", "Link", "Retry-After");
    private static final String JSON_TYPE = "application/json";

    private final JsonNode api;
    private final List<Operation> operations = new ArrayList<>();
    private final SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getDraft202012());
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();

    private record Operation(String name, String method, Pattern path, JsonNode description) {}

    DescribedAnswers(JsonNode api) {
        this.api = api;
        close(api.path("components").path("schemas"));
        api.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> add(path, method, operation)));
    }

    /** Without the probes, endpoints of tests that fail in every way. */
    private void add(String path, String method, JsonNode description) {
        if (!path.startsWith("/api/probe/")) {
            String name = method.toUpperCase(Locale.ROOT);
            Pattern pattern = Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+"));
            operations.add(new Operation(name + " " + path, name, pattern, description));
        }
    }

    /** The operations that the description names. */
    public Set<String> described() {
        return operations.stream().map(Operation::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** How often each operation answered so, such as {@code POST /api/claims 201}. */
    public Map<String, Long> answered() {
        Map<String, Long> counted = new TreeMap<>();
        answers.forEach((answer, count) -> counted.put(answer, count.sum()));
        return counted;
    }

    /** @throws AssertionError when the answer is not as described; what the description does not name is let through */
    void check(HttpResponse<String> answer) {
        find(answer.request()).ifPresent(operation -> {
            List<String> mistakes = new ArrayList<>();
            check(operation, answer, mistakes);
            if (!mistakes.isEmpty()) {
                throw new AssertionError(operation.name() + " answered " + answer.statusCode()
                        + " otherwise than /v3/api-docs says: " + mistakes + "\n" + answer.body());
            }
            answers.computeIfAbsent(operation.name() + " " + answer.statusCode(), ignored -> new LongAdder())
                    .increment();
        });
    }

    private Optional<Operation> find(HttpRequest request) {
        return operations.stream()
                .filter(one -> one.method().equals(request.method())
                        && one.path().matcher(request.uri().getRawPath()).matches())
                .findFirst();
    }

    private void check(Operation operation, HttpResponse<String> answer, List<String> mistakes) {
        JsonNode response =
                resolved(operation.description().path("responses").path(Integer.toString(answer.statusCode())));
        if (response.isMissingNode()) {
            mistakes.add("no such status");
            return;
        }
        for (String header : HEADERS) {
            // A problem may still carry what the answer would have told that could not be written (406, 416).
            if (answer.statusCode() != 406
                    && answer.statusCode() != 416
                    && answer.headers().firstValue(header).isPresent()
                    && !response.path("headers").has(header)) {
                mistakes.add("no header " + header);
            }
        }
        Optional<String> type = answer.headers().firstValue("Content-Type").map(DescribedAnswers::withoutParameters);
        if (answer.body().isEmpty()) {
            if (response.has("content")) {
                mistakes.add("no body");
            }
        } else {
            body(response.path("content"), type.orElse(""), answer.body(), mistakes);
        }
        // An import answers record by record, so it accepts what it then refuses.
        if (answer.statusCode() / 100 == 2 && !operation.name().equals("POST /api/earnings")) {
            accepted(operation, answer.request(), mistakes);
        }
    }

    private void body(JsonNode content, String type, String body, List<String> mistakes) {
        JsonNode media = content.has("*/*") && !type.endsWith("json") ? content.path("*/*") : content.path(type);
        if (media.isMissingNode()) {
            mistakes.add("no media type " + type);
        } else if (type.endsWith("json")) {
            mistakes.addAll(mistakes(media.path("schema"), body));
        }
    }

    private void accepted(Operation operation, HttpRequest request, List<String> mistakes) {
        String type =
                withoutParameters(request.headers().firstValue("Content-Type").orElse(""));
        String body = request.bodyPublisher().map(DescribedAnswers::text).orElse("");
        JsonNode described = operation.description().path("requestBody");
        if (body.isEmpty()) {
            if (described.path("required").asBoolean(false)) {
                mistakes.add("accepted without its body");
            }
            return;
        }
        JsonNode media = described.path("content").path(type);
        if (media.isMissingNode()) {
            mistakes.add("no media type " + type + " to accept");
        } else if (type.equals(JSON_TYPE)) {
            mistakes(media.path("schema"), body).forEach(one -> mistakes.add("accepted " + body + ": " + one));
        } else if (type.equals("multipart/form-data")) {
            Stream.of(body.split("; name=\"", -1))
                    .skip(1)
                    .map(part -> part.substring(0, part.indexOf('"')))
                    .filter(field -> !media.path("schema").path("properties").has(field))
                    .forEach(field -> mistakes.add("no form field " + field));
        }
    }

    private Collection<String> mistakes(JsonNode schema, String body) {
        if (schema.isMissingNode()) {
            return List.of("no schema");
        }
        try {
            return compiled(schema).validate(JSON.readTree(body)).stream()
                    .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                    .toList();
        } catch (JacksonException malformed) {
            return List.of("no JSON: " + malformed.getOriginalMessage());
        }
    }

    private Schema compiled(JsonNode schema) {
        return schemas.computeIfAbsent(schema, ignored -> {
            ObjectNode root = JSON.createObjectNode();
            root.putArray("allOf").add(schema);
            root.set("components", api.path("components"));
            return registry.getSchema(root);
        });
    }

    private JsonNode resolved(JsonNode response) {
        String reference = response.path("$ref").asString("");
        return reference.isEmpty() ? response : api.at(reference.substring(1));
    }

    /** Nothing but what is described. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(DescribedAnswers::close);
    }

    private static String withoutParameters(String type) {
        return type.split(";", 2)[0].strip();
    }

    private static String text(HttpRequest.BodyPublisher publisher) {
        StringBuilder text = new StringBuilder();
        publisher.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer part) {
                text.append(StandardCharsets.ISO_8859_1.decode(part));
            }

            @Override
            public void onError(Throwable failed) {
                throw new IllegalStateException(failed);
            }

            @Override
            public void onComplete() {}
        });
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
