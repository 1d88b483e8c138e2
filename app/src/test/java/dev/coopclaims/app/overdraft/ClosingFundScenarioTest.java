package dev.coopclaims.app.overdraft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.fund.DecideEarnings;
import dev.coopclaims.command.fund.ForfeitFund;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.testkit.RealMongod;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * F-3 and F-4 at the end of a claiming period: one node's clock is still before it, the other's behind it. While the one submits and
 * both judge, answer, withdraw and adjust, the other closes the fund. Round after round, each with a partner and a fund of its own.
 * {@code -Dcoop.overdraft.rounds=200} is the long form.
 */
class ClosingFundScenarioTest {
    private static final int ROUNDS = Integer.getInteger("coop.overdraft.rounds", 5);
    private static final Duration LIMIT = Duration.ofMinutes(9);
    private static final int THREADS_PER_NODE = 6;
    private static final int CLAIMS = 8;
    private static final long SEED = 20_270_216;
    /** After so many more commands behind the close a round ends; claims give back what is forfeited at once. */
    private static final int COMMANDS_AFTER = 200;

    private static final Actor SYSTEM = Actor.system(new OrganisationId("org-vendor"));

    @Test
    void a_fund_that_closes_while_claims_are_made_on_it_is_never_overdrawn_F_3_F_4(@TempDir Path folder)
            throws Exception {
        String database = RealMongod.freshDatabase();
        // What is decided later than this gives claims 30 days more (C-7).
        try (RunningApplication deciding = node(folder.resolve("c"), database, "2026-08-05T00:00:00Z");
                RunningApplication before = node(folder.resolve("a"), database, "2027-02-16T01:00:00Z");
                RunningApplication behind = node(folder.resolve("b"), database, "2027-02-16T09:00:00Z")) {
            List<RunningApplication> nodes = List.of(before, behind);
            long begunNanos = System.nanoTime();
            int rounds = 0;
            int sent = 0;
            while (rounds < ROUNDS && System.nanoTime() - begunNanos < LIMIT.toNanos()) {
                sent += round(rounds++, deciding, before, behind);
            }
            double seconds = (System.nanoTime() - begunNanos) / 1e9;
            Books books = new Books();
            int events = OverdraftScenarioTest.read(before, books);
            long closed = books.closedFundsHaveNothingLeft();
            System.out.printf(
                    "closing funds: %d rounds, %.0f lost races, of which %.0f at the store's index or heads, %d commands"
                            + " in %.1f s, %d events; released late %d times; %s%n",
                    rounds,
                    OverdraftScenarioTest.collisions(nodes),
                    OverdraftScenarioTest.sum(
                            nodes, node -> OverdraftScenarioTest.counter(node, "eventstore.conflicts", "")),
                    sent,
                    seconds,
                    events,
                    books.count(FundsForfeited.Cause.RELEASED_LATE),
                    books.kinds());
            books.claimsAndFundsAgree();
            assertThat(closed).isEqualTo(rounds);
            assertThat(books.count(FundsForfeited.Cause.RELEASED_LATE)).isPositive();
            assertThat(OverdraftScenarioTest.collisions(nodes)).isPositive();
        }
    }

    /** Answers how many commands were sent. */
    private static int round(
            int number, RunningApplication deciding, RunningApplication before, RunningApplication behind)
            throws Exception {
        Ground ground = Ground.closing(number);
        Actor partner = Contenders.actor("racer-" + number, Role.PARTNER_USER, "org-race-" + number);
        join(deciding, partner);
        earn(deciding, partner, ground);
        Contenders contenders = new Contenders(ground, partner, commands(before), CLAIMS, SEED + number);
        assertThat(commands(deciding)
                        .send(new DecideEarnings(contenders.fund()), SYSTEM)
                        .result())
                .isTrue();
        Random random = new Random(SEED + number);
        int closedAfter = contenders.sent() + 30 + random.nextInt(150);
        AtomicBoolean over = new AtomicBoolean();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 2 * THREADS_PER_NODE; thread++) {
                Commands commands = commands(thread % 2 == 0 ? before : behind);
                Random own = new Random(SEED + 100L * number + thread);
                running.add(threads.submit(() -> {
                    while (!over.get()) {
                        contenders.step(commands, own);
                    }
                }));
            }
            try {
                awaitSent(contenders, closedAfter);
                close(commands(behind), contenders);
                awaitSent(contenders, contenders.sent() + COMMANDS_AFTER);
            } finally {
                over.set(true);
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        return contenders.sent();
    }

    private static void awaitSent(Contenders contenders, int sent) {
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        while (contenders.sent() < sent) {
            assertThat(System.nanoTime()).isLessThan(deadlineNanos);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void close(Commands commands, Contenders contenders) {
        boolean closed = false;
        while (!closed) {
            try {
                commands.send(new ForfeitFund(contenders.fund()), SYSTEM);
                closed = true;
            } catch (EventStoreUnavailableException tooSlow) {
                // Too many were before it: as the due list does, it is tried again.
            } catch (Refusal refusal) {
                if (refusal.kind() != Refusal.Kind.UNAVAILABLE) {
                    throw refusal;
                }
            }
        }
    }

    private static void join(RunningApplication node, Actor partner) {
        created(node.postJson("pam", "/api/organisations", """
            {"organisation":"%s","name":"Racer","kind":"PARTNER"}\
            """.formatted(partner.organisation())));
        created(node.postJson(
                "pam", "/api/organisations/" + partner.organisation() + "/members", """
            {"user":"%s","displayName":"Racer","role":"PARTNER_USER"}\
            """.formatted(partner.user())));
    }

    private static void earn(RunningApplication node, Actor partner, Ground ground) {
        HttpResponse<String> answer = node.postJson(
                "fiona", "/api/earnings", """
            [{"externalId":"%s","organisation":"%s","programme":"CSP_DIRECT","entity":"US_CORP",
              "earnedOn":"2026-03-31","incentive":{"amount":"%s","currency":"USD"}}]\
            """.formatted(ground.name(), partner.organisation(), ground.incentive()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    private static RunningApplication node(Path folder, String database, String clock) {
        return RunningApplication.on(
                folder,
                "--coop.clock=" + clock,
                "--coop.mongodb-uri=" + RealMongod.uri(),
                "--coop.database=" + database,
                "--coop.due.every=PT1H");
    }

    private static Commands commands(RunningApplication node) {
        return node.context().getBean(Commands.class);
    }
}
