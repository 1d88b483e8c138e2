package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.testkit.Await;
import dev.coopclaims.testkit.FakeVault;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The master key is in a service that goes away, comes back and answers slowly (H-6, record 52). */
class KeyServiceScenarioTest {
    private static final Duration BACK_WITHIN = Duration.ofSeconds(20);
    private static final Duration SLOW = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    @Test
    void while_it_is_away_what_needs_a_new_key_is_refused_and_everything_else_goes_on() throws Exception {
        try (FakeVault vault = new FakeVault();
                RunningApplication application = application(vault)) {
            PartnerAtWork work = new PartnerAtWork(application);
            String claim = work.start("alice", "A flyer");
            EventLog log = application.context().getBean(EventLog.class);

            vault.stop();
            goesOn(work, claim, "while it is away");
            long before = log.head();
            refused(application);
            assertThat(log.head()).as("nothing was stored").isEqualTo(before);
            goesOn(work, claim, "still");

            vault.start();
            assertThat(Await.until(BACK_WITHIN, () -> started(application).statusCode() == 201))
                    .isTrue();
        }
    }

    @Test
    void while_it_does_not_answer_nobody_waits_for_long() throws Exception {
        try (FakeVault vault = new FakeVault();
                RunningApplication application = application(vault)) {
            PartnerAtWork work = new PartnerAtWork(application);
            String claim = work.start("alice", "A flyer");

            vault.hold();
            long start = System.nanoTime();
            for (int i = 0; i < 3; i++) {
                refused(application);
                goesOn(work, claim, "slow " + i);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SLOW);

            vault.release();
            assertThat(Await.until(BACK_WITHIN, () -> started(application).statusCode() == 201))
                    .isTrue();
        }
    }

    /** The past is read from the log, with the claim's key in memory. */
    private static void goesOn(PartnerAtWork work, String claim, String comment) {
        String path = "/api/claims/" + claim;
        work.command("alice", "POST", path + "/comments", "{\"text\":\"" + comment + "\"}", 201);
        assertThat(work.readJson("rita", path).path("title").asString()).isEqualTo("A flyer");
        assertThat(work.read("rita", path).body()).contains(comment);
    }

    private static void refused(RunningApplication application) {
        HttpResponse<String> refused = started(application);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(RunningApplication.json(refused).path("code").asString()).isEqualTo("KEYS_UNAVAILABLE");
        assertThat(RunningApplication.json(refused).path("detail").asString())
                .isEqualTo("The keys of personal data are out of reach, so nothing was read or stored. Try again.");
    }

    private static HttpResponse<String> started(RunningApplication application) {
        return application.send(application
                .as("alice", "/api/claims")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(PartnerAtWork.FORM.formatted("Another flyer"))));
    }

    private RunningApplication application(FakeVault vault) throws IOException {
        return RunningApplication.on(
                folder.resolve("data"),
                "--coop.clock=2026-10-01T09:00:00Z",
                "--coop.key-service.address=" + vault.address(),
                "--coop.key-service.token=" + FakeVault.TOKEN,
                "--coop.key-service.key=" + FakeVault.KEY,
                "--coop.key-service.timeout=PT1S");
    }
}
