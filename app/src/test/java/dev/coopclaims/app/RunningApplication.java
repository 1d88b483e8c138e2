package dev.coopclaims.app;

import dev.coopclaims.app.startup.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole application on the embedded database in a temporary folder, started once for all scenarios; its domain clock
 * stands in the claiming period of FY26-H2, where the README has it.
 */
public final class RunningApplication implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String MONGODB_URI = "--coop.mongodb-uri=";
    private static final String RATE_LIMIT = "--coop.rate-limit.enabled=";
    private static final String CLOCK = "2026-10-01T09:00:00Z";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    private final ConfigurableApplicationContext context;
    private final URI base;
    private @Nullable DescribedAnswers described;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private RunningApplication(ConfigurableApplicationContext context, int port) {
        this.context = context;
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    private static final class Holder {
        private static final RunningApplication STARTED = start();
    }

    public static RunningApplication get() {
        return Holder.STARTED;
    }

    private static RunningApplication start() {
        try {
            return on(Files.createTempDirectory("coop-claims-test-"), "--coop.clock=" + CLOCK);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Another one, on a folder of its own unless the settings name a replica set; to be closed. */
    public static RunningApplication on(Path folder, String... settings) {
        return on(Set.of(), folder, settings);
    }

    /** As {@link #on(Path, String...)}, with beans of a test. */
    public static RunningApplication on(Set<Class<?>> beans, Path folder, String... settings) {
        SpringApplication application = Launcher.application();
        application.addPrimarySources(Set.of(ProbeEndpoints.class));
        application.addPrimarySources(beans);
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--coop.data=" + folder));
        arguments.addAll(List.of(settings));
        // All tests come from one address; the one of the limits says otherwise.
        if (arguments.stream().noneMatch(argument -> argument.startsWith(RATE_LIMIT))) {
            arguments.add(RATE_LIMIT + "false");
        }
        // Said twice, a setting would be taken for a list.
        if (arguments.stream().noneMatch(argument -> argument.startsWith(MONGODB_URI))) {
            arguments.add(MONGODB_URI);
        }
        ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
        if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            return new RunningApplication(context, web.getWebServer().getPort());
        }
        context.close();
        throw new IllegalStateException("no web server");
    }

    @Override
    public void close() {
        context.close();
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    /** Where it answers. */
    public URI base() {
        return base;
    }

    /** A request to be completed. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    }

    /** A request with the token of one of the demonstration's people. */
    public HttpRequest.Builder as(String user, String path) {
        return request(path).header("Authorization", "Bearer " + token(user));
    }

    /** Sends it; the answer is as the API's description says, or this fails. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> answer = sendUnchecked(request);
        described().check(answer);
        return answer;
    }

    /** Its answers so far, held against the description that this application gives of itself. */
    public synchronized DescribedAnswers described() {
        if (described == null) {
            described = new DescribedAnswers(json(sendUnchecked(request("/v3/api-docs"))));
        }
        return described;
    }

    private static HttpResponse<String> sendUnchecked(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public HttpResponse<String> postJson(String user, String path, String body) {
        return send(as(user, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public String token(String user) {
        return tokens.computeIfAbsent(user, ignored -> {
            HttpResponse<String> answer = askForToken(user, "demo");
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("no token for " + user + ": " + answer.body());
            }
            return json(answer).path("access_token").asString();
        });
    }

    public HttpResponse<String> askForToken(String user, String secret) {
        String basic = Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(request("/oauth2/token")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
