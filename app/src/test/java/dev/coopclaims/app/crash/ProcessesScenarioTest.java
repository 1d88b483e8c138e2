package dev.coopclaims.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.startup.Launcher;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.RealMongod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One node that decides and two that answer, on one replica set. */
class ProcessesScenarioTest {

    /** What a caller waits at most for an answer while the server hangs, in seconds. */
    private static final long HANGING_LIMIT_SECONDS = 25;

    private static final int CLAIMS = 10;
    private static final Duration WARNING_LIMIT = Duration.ofSeconds(30);

    private static RealMongod mongod;
    private static ConfigurableApplicationContext command;
    private static ConfigurableApplicationContext oneQuery;
    private static ConfigurableApplicationContext otherQuery;

    @BeforeAll
    static void start() {
        mongod = RealMongod.oneMember();
        command = node("command");
        oneQuery = node("query");
        otherQuery = node("query");
    }

    @AfterAll
    static void stop() {
        otherQuery.close();
        oneQuery.close();
        command.close();
    }

    @Test
    void min_position_holds_on_every_node_that_answers_whichever_runs_the_view() throws Exception {
        Caller alice = Caller.of(base(command), "alice");
        List<Caller> readers = List.of(Caller.of(base(oneQuery), "alice"), Caller.of(base(otherQuery), "alice"));
        for (int claim = 0; claim < CLAIMS; claim++) {
            HttpResponse<String> started = alice.startClaim();
            long position = Caller.eventPosition(started);
            for (Caller reader : readers) {
                HttpResponse<String> answer = reader.read("/api/claims/" + Caller.text(started, "claim"), position);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(answer.headers().firstValueAsLong("View-Position").orElse(-1))
                        .isGreaterThanOrEqualTo(position);
            }
        }
    }

    @Test
    void while_the_server_hangs_a_command_is_told_to_come_again_and_afterwards_everything_goes_on() throws Exception {
        Caller alice = Caller.of(base(command), "alice");
        assertThat(alice.startClaim().statusCode()).isEqualTo(201);

        HttpResponse<String> hanging;
        long begunNanos = System.nanoTime();
        signal("STOP");
        try {
            hanging = alice.startClaim();
        } finally {
            signal("CONT");
        }

        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begunNanos))
                .isLessThan(HANGING_LIMIT_SECONDS);
        assertThat(hanging.statusCode()).as(hanging.body()).isEqualTo(503);
        assertThat(hanging.headers().firstValue("Retry-After")).isPresent();
        HttpResponse<String> started = firstThatIsTaken(alice);
        Caller reader = Caller.of(base(oneQuery), "alice");
        HttpResponse<String> answer = firstThatAnswers(reader, "/api/claims/" + Caller.text(started, "claim"), started);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void a_process_that_only_decides_warns_of_a_document_that_another_claim_holds_C_9() throws Exception {
        Caller alice = Caller.of(base(command), "alice");
        String first = claimWithPage(alice);
        String second = claimWithPage(alice);

        String readiness = "/api/claims/" + second + "/readiness";
        assertThat(Await.until(WARNING_LIMIT, () -> warns(alice, readiness, first)))
                .as("a warning that names " + first)
                .isTrue();
    }

    private static String claimWithPage(Caller caller) throws IOException, InterruptedException {
        String claim = Caller.text(caller.startClaim(), "claim");
        HttpResponse<String> attached = caller.post(
                "/api/claims/" + claim + "/documents",
                "{\"kind\":\"LANDING_PAGE_URL\",\"url\":\"https://example.com/autumn\"}");
        assertThat(attached.statusCode()).as(attached.body()).isEqualTo(201);
        return claim;
    }

    private static boolean warns(Caller caller, String readiness, String other) {
        try {
            String body = caller.read(readiness, 0).body();
            return body.contains("\"DUPLICATE_DOCUMENT\"") && body.contains("\"otherClaim\":\"" + other + "\"");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static HttpResponse<String> firstThatIsTaken(Caller caller) throws IOException, InterruptedException {
        HttpResponse<String> answer = caller.startClaim();
        for (int again = 0; again < CLAIMS && answer.statusCode() == 503; again++) {
            answer = caller.startClaim();
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static HttpResponse<String> firstThatAnswers(Caller reader, String path, HttpResponse<String> written)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = reader.read(path, Caller.eventPosition(written));
        for (int again = 0; again < CLAIMS && answer.statusCode() == 503; again++) {
            answer = reader.read(path, Caller.eventPosition(written));
        }
        return answer;
    }

    private static void signal(String name) throws IOException, InterruptedException {
        for (long pid : mongod.pids()) {
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                            .start()
                            .waitFor())
                    .isZero();
        }
    }

    private static ConfigurableApplicationContext node(String role) {
        return Launcher.application()
                .run(
                        "--server.port=0",
                        "--coop.role=" + role,
                        "--coop.rate-limit.enabled=false",
                        "--coop.mongodb-uri=" + mongod.connectionString(),
                        "--coop.clock=" + Caller.CLOCK);
    }

    private static URI base(ConfigurableApplicationContext node) {
        if (node instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            return URI.create("http://127.0.0.1:" + web.getWebServer().getPort());
        }
        throw new IllegalStateException("no web server");
    }
}
