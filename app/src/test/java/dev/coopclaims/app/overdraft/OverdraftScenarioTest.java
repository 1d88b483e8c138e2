package dev.coopclaims.app.overdraft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.Earned;
import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.testkit.RealMongod;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * F-4, C-9 and P-3 under every interleaving: on two nodes, many threads submit, cut, revoke, resubmit and withdraw claims that want
 * more than there is, until they have met often enough. Then the log is read, and the books hold after every event of it.
 * {@code -Dcoop.overdraft.collisions=10000} is the long form, {@code -Dcoop.overdraft.seconds} how long one fight may last.
 */
class OverdraftScenarioTest {
    private static final int COLLISIONS = Integer.getInteger("coop.overdraft.collisions", 100);
    private static final Duration LIMIT =
            Duration.ofSeconds(Integer.getInteger("coop.overdraft.seconds", Math.max(300, COLLISIONS / 5)));
    private static final int THREADS_PER_NODE = 8;
    private static final int CLAIMS = 16;
    private static final long SEED = 20_261_129;

    @Test
    void nobody_overdraws_a_small_fund_F_4(@TempDir Path folder) throws Exception {
        fight(Ground.FUND, folder, "RULE_VIOLATION INSUFFICIENT_FUNDS");
    }

    @Test
    void an_invoice_that_many_claims_share_is_reimbursed_once_C_9(@TempDir Path folder) throws Exception {
        fight(Ground.INVOICE, folder, "RULE_VIOLATION INVOICE_EXHAUSTED");
    }

    @Test
    void nobody_exceeds_a_cap_P_3(@TempDir Path folder) throws Exception {
        fight(Ground.CAP, folder, "RULE_VIOLATION CAP_EXCEEDED");
    }

    private static void fight(Ground ground, Path folder, String rule) throws Exception {
        String database = RealMongod.freshDatabase();
        try (RunningApplication one = node(folder.resolve("a"), database);
                RunningApplication other = node(folder.resolve("b"), database)) {
            List<RunningApplication> nodes = List.of(one, other);
            earn(one, ground);
            Contenders contenders = new Contenders(ground, Contenders.ALICE, commands(one), CLAIMS, SEED);
            long begunNanos = System.nanoTime();
            run(nodes, contenders);
            double seconds = (System.nanoTime() - begunNanos) / 1e9;

            Books books = new Books();
            int events = read(one, books);
            System.out.printf(
                    "overdraft, %s: %.0f lost races, of which %.0f at the store's index or heads, %.0f given up, %d"
                            + " commands in %.1f s, %d events; done %s, refused %s, unknown %s; fullest: %s%n",
                    ground.name(),
                    collisions(nodes),
                    sum(nodes, node -> counter(node, "eventstore.conflicts", "")),
                    sum(nodes, node -> counter(node, "commands.conflicts", "givenUp")),
                    contenders.sent(),
                    seconds,
                    events,
                    contenders.done(),
                    contenders.refused(),
                    contenders.unknown(),
                    books.fullest());
            books.claimsAndFundsAgree();
            assertThat(collisions(nodes)).as("collisions").isGreaterThanOrEqualTo(COLLISIONS);
            assertThat(contenders.refused()).containsKey(rule);
            // What callers were told happened exactly as often as the log says.
            happened(
                    contenders, "SubmitClaim", books.count(ClaimSubmitted.class) + books.count(ClaimResubmitted.class));
            happened(contenders, "ApproveClaim", books.count(ClaimApproved.class));
            refusedWith422(other, contenders, rule.substring(rule.indexOf(' ') + 1));
        }
    }

    private static void happened(Contenders contenders, String command, int times) {
        int told = contenders.done().getOrDefault(command, 0);
        assertThat(times)
                .as(command)
                .isBetween(told, told + contenders.unknown().getOrDefault(command, 0));
    }

    private static RunningApplication node(Path folder, String database) {
        return RunningApplication.on(
                folder,
                "--coop.clock=2026-10-01T09:00:00Z",
                "--coop.mongodb-uri=" + RealMongod.uri(),
                "--coop.database=" + database,
                "--coop.due.every=PT1H");
    }

    private static void earn(RunningApplication node, Ground ground) {
        Earned.in(
                node,
                ground.programmes().stream()
                        .map(programme -> """
                            {"externalId":"OVER-%s","organisation":"org-aire","programme":"%s","entity":"US_CORP",
                             "earnedOn":"2026-03-31","incentive":{"amount":"%s","currency":"USD"}}\
                            """.formatted(programme, programme, ground.incentive()))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private static void run(List<RunningApplication> nodes, Contenders contenders) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < nodes.size() * THREADS_PER_NODE; thread++) {
                Commands commands = commands(nodes.get(thread % nodes.size()));
                Random random = new Random(SEED + thread);
                running.add(threads.submit(() -> {
                    while (collisions(nodes) < COLLISIONS && System.nanoTime() < deadlineNanos) {
                        contenders.step(commands, random);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }

    static int read(RunningApplication node, Books books) {
        EventLog log = node.context().getBean(EventLog.class);
        int events = 0;
        for (long next = 0; next <= log.head(); ) {
            for (RecordedEvent event : log.read(next, 1_000)) {
                next = event.position() + 1;
                events++;
                books.after(event.payload());
            }
        }
        return events;
    }

    /** Drafts are submitted over HTTP until the money is gone; the next one is told by which rule. */
    private static void refusedWith422(RunningApplication node, Contenders contenders, String rule) {
        HttpResponse<String> answer;
        int taken = 0;
        do {
            ClaimId claim = contenders.draft(commands(node));
            answer = node.postJson("alice", "/api/claims/" + claim + "/submission", "");
        } while (answer.statusCode() == 200 && taken++ < 2 * CLAIMS);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(rule);
    }

    private static Commands commands(RunningApplication node) {
        return node.context().getBean(Commands.class);
    }

    static double collisions(List<RunningApplication> nodes) {
        return sum(nodes, node -> counter(node, "commands.conflicts", ""));
    }

    static double sum(List<RunningApplication> nodes, ToDoubleFunction<RunningApplication> of) {
        return nodes.stream().mapToDouble(of).sum();
    }

    static double counter(RunningApplication node, String name, String outcome) {
        return node.context().getBean(MeterRegistry.class).find(name).counters().stream()
                .filter(one -> outcome.isEmpty() || outcome.equals(one.getId().getTag("outcome")))
                .mapToDouble(Counter::count)
                .sum();
    }
}
