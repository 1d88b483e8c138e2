package dev.coopclaims.eventstore.sealing;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls of Vault's transit engine. Thread-safe. */
final class VaultTransit {

    /** How long a call that failed stands for all who would make one. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNREADABLE = -1;

    private final VaultSettings settings;
    private final LongSupplier nanoTime;
    private final HttpClient client;
    private final JsonMapper json = JsonMapper.shared();
    private volatile @Nullable Failure lastFailure;

    private record Failure(Exception cause, long atNanos) {}

    private record Answer(int status, JsonNode body) {}

    VaultTransit(VaultSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER) // a token follows no redirection
                .connectTimeout(settings.timeout());
        Path trusted = settings.caFile();
        if (trusted != null) {
            builder.sslContext(trusting(trusted));
        }
        this.client = builder.build();
    }

    /** What the service tells about the key. */
    JsonNode key() {
        Answer answer = call("keys/" + settings.key(), null);
        if (answer.status() == NOT_FOUND) {
            throw new UnusableMasterKeyException("the key service has no key " + settings);
        }
        return requireOk(answer).path("data");
    }

    /**
     * Wraps or unwraps keys.
     *
     * @param operation encrypt or decrypt
     * @return a result for each input, with an {@code error} where it was refused
     */
    List<JsonNode> batch(String operation, List<Map<String, Object>> inputs) {
        Answer answer = call(operation + "/" + settings.key(), json.writeValueAsBytes(Map.of("batch_input", inputs)));
        JsonNode results = answer.body().path("data").path("batch_results");
        // An input that is refused makes the status that of a bad request, and the others' results are there.
        if (answer.status() != BAD_REQUEST || !results.isArray()) {
            results = requireOk(answer).path("data").path("batch_results");
        }
        if (results.size() != inputs.size()) {
            throw new KeysUnavailableException(
                    "The key service answered " + results.size() + " of " + inputs.size() + " questions", null);
        }
        List<JsonNode> list = new ArrayList<>(inputs.size());
        results.forEach(list::add);
        return list;
    }

    private static JsonNode requireOk(Answer answer) {
        if (answer.status() == FORBIDDEN) {
            throw new KeysUnavailableException("The key service refuses this node's token", null);
        }
        if (answer.status() != OK) {
            throw new KeysUnavailableException(
                    "The key service answers " + answer.status() + " "
                            + answer.body().path("errors").toString(),
                    null);
        }
        return answer.body();
    }

    private Answer call(String path, byte @Nullable [] body) {
        Failure last = lastFailure;
        if (last != null && nanoTime.getAsLong() - last.atNanos() < RETRY_AFTER.toNanos()) {
            throw away(last.cause());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        settings.address().resolve("/v1/" + settings.mount() + "/" + path))
                .header("X-Vault-Token", token())
                .header("X-Vault-Request", "true");
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).header("Content-Type", "application/json");
        }
        CompletableFuture<HttpResponse<byte[]>> calling =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        try {
            // The request's own timeout ends with the first byte; a slow answer would hold all who need a key.
            Answer answer = answer(calling.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
            lastFailure = null;
            return answer;
        } catch (ExecutionException | TimeoutException gone) {
            calling.cancel(true);
            lastFailure = new Failure(gone, nanoTime.getAsLong());
            throw away(gone);
        } catch (InterruptedException interrupted) {
            calling.cancel(true);
            Thread.currentThread().interrupt();
            throw away(interrupted);
        }
    }

    private Answer answer(HttpResponse<byte[]> response) {
        try {
            return new Answer(response.statusCode(), json.readTree(response.body()));
        } catch (JacksonException noJson) {
            int status = response.statusCode() == OK ? UNREADABLE : response.statusCode();
            return new Answer(status, json.createObjectNode());
        }
    }

    private static KeysUnavailableException away(Exception cause) {
        return new KeysUnavailableException("The key service does not answer", cause);
    }

    private String token() {
        Path file = settings.tokenFile();
        String given = settings.token();
        if (file == null) {
            return given == null ? "" : given;
        }
        try {
            MasterKeyFile.requireOwnersAlone(file);
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new KeysUnavailableException("The token file " + file + " cannot be read", unreadable);
        }
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("ca-" + number++, certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new UnusableMasterKeyException("the certificates in " + file + " cannot be used", unusable);
        }
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
