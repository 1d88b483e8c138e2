package dev.coopclaims.app.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.testkit.Await;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application with one place for reads and one for commands. */
class OverloadScenarioTest {
    private static final String FAR_AHEAD = "999999999";
    private static final String FORM = """
        {"programme":"CSP_DIRECT","location":"GB","activity":"PRINT_ADVERTISING","title":"Busy",
         "activityStart":"2026-09-14","activityEnd":"2026-09-18","currency":"GBP"}\
        """;
    private static final int AT_ONCE = 40;

    @TempDir
    private static Path folder;

    private static RunningApplication application;

    @BeforeAll
    static void start() {
        application = RunningApplication.on(
                folder,
                "--coop.clock=2026-10-01T09:00:00Z",
                "--coop.admission.at-once=1",
                "--coop.admission.waiting=0");
        application.described();
        application.token("alice");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void while_a_read_waits_for_its_view_others_are_refused_at_once_and_commands_are_not() {
        awaits("commands", "free", 1);
        awaits("reads", "free", 1);
        CompletableFuture<HttpResponse<String>> waits = CompletableFuture.supplyAsync(
                () -> application.send(application.as("alice", "/api/claims").header("Min-Position", FAR_AHEAD)));
        awaits("reads", "free", 0);

        HttpResponse<String> refused = application.send(application.as("alice", "/api/claims"));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(RunningApplication.json(refused).path("type").asString()).isEqualTo("urn:coop:problem:unavailable");
        assertThat(waits).as("it was refused while the first was in work").isNotDone();
        assertThat(application.postJson("alice", "/api/claims", FORM).statusCode())
                .isEqualTo(201);
        assertThat(waits.join().statusCode()).isEqualTo(503);
        awaits("reads", "free", 1);
        assertThat(application.send(application.as("alice", "/api/claims")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_body_that_is_on_its_way_takes_no_place() throws IOException {
        String head =
                "POST /api/claims HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + FORM.length() + "\r\nAuthorization: Bearer " + application.token("alice") + "\r\n\r\n";
        int half = FORM.length() / 2;
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 1; i <= 3; i++) {
                awaits("commands", "free", 1);
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), application.base().getPort());
                slow.add(socket);
                socket.getOutputStream().write((head + FORM.substring(0, half)).getBytes(StandardCharsets.UTF_8));
                awaits("commands", "away", i);
                assertThat(application.postJson("alice", "/api/claims", FORM).statusCode())
                        .isEqualTo(201);
            }
            for (Socket socket : slow) {
                socket.getOutputStream().write(FORM.substring(half).getBytes(StandardCharsets.UTF_8));
                assertThat(new String(
                                socket.getInputStream().readNBytes("HTTP/1.1 201".length()), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 201");
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        awaits("commands", "free", 1);
        awaits("commands", "away", 0);
    }

    /** Nothing is lost and nothing is half done: every claim that was answered 201 exists, and no other. */
    @Test
    void many_at_once_are_done_or_refused_and_nothing_else() {
        int before = claims();
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            all.add(CompletableFuture.supplyAsync(
                    () -> application.postJson("alice", "/api/claims", FORM).statusCode(),
                    task -> Thread.ofVirtual().start(task)));
        }
        Map<Integer, Long> answers = all.stream()
                .map(CompletableFuture::join)
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
        System.out.println("answers of " + AT_ONCE + " commands at once: " + answers);
        assertThat(answers).containsOnlyKeys(201, 503);
        assertThat(Await.until(Duration.ofSeconds(20), () -> claims() - before == answers.getOrDefault(201, 0L)))
                .isTrue();
        awaits("commands", "free", 1);
        assertThat(application.postJson("alice", "/api/claims", FORM).statusCode())
                .isEqualTo(201);
    }

    @Test
    void health_is_always_answered() {
        awaits("reads", "free", 1);
        CompletableFuture<HttpResponse<String>> waits = CompletableFuture.supplyAsync(
                () -> application.send(application.as("alice", "/api/claims").header("Min-Position", FAR_AHEAD)));
        awaits("reads", "free", 0);

        assertThat(application
                        .send(application.request("/actuator/health/readiness"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(waits.join().statusCode()).isEqualTo(503);
    }

    private static int claims() {
        awaits("reads", "free", 1);
        return RunningApplication.json(application.send(application.as("alice", "/api/claims?limit=500")))
                .path("items")
                .size();
    }

    private static void awaits(String kind, String figure, int value) {
        assertThat(Await.until(Duration.ofSeconds(20), () -> now(kind, figure) == value))
                .as("%s of %s is %d", figure, kind, value)
                .isTrue();
    }

    private static double now(String kind, String figure) {
        return application
                .context()
                .getBean(MeterRegistry.class)
                .get("coop.admission." + figure)
                .tag("kind", kind)
                .gauge()
                .value();
    }
}
