package dev.coopclaims.app.due;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.app.Earned;
import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.kernel.EventMetadata;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.query.due.DueAttempts;
import dev.coopclaims.query.due.DueItem;
import dev.coopclaims.query.due.DueItems;
import dev.coopclaims.query.due.DueWork;
import dev.coopclaims.query.due.Sweep;
import dev.coopclaims.query.due.SweepLease;
import dev.coopclaims.query.due.SweepSettings;
import dev.coopclaims.query.due.Sweeper;
import dev.coopclaims.query.follow.ClaimClock;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.MongoGroupClaims;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.projection.Projections;
import dev.coopclaims.query.projection.Views;
import dev.coopclaims.testkit.RealMongod;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes on one real mongod sweep the same list at the same time, each with a lease of its own, as if one had stood still for
 * longer than its lease lasts. Whatever both do at once is done once.
 */
class TwoSweepsScenarioTest {
    private static final int CLAIMS = 150;

    @Test
    void two_sweeps_at_once_do_nothing_twice(@TempDir Path folder) throws Exception {
        String database = RealMongod.freshDatabase();
        try (RunningApplication first = node(folder.resolve("a"), database);
                RunningApplication second = node(folder.resolve("b"), database)) {
            assertThat(Earned.in(first, """
                [{"externalId":"TWO","organisation":"org-aire","programme":"CSP_DIRECT","entity":"UK_LTD",
                  "earnedOn":"2027-03-31","incentive":{"amount":"80000.00","currency":"GBP"}}]\
                """).statusCode()).isEqualTo(200);
            GeneratedClaims claims =
                    new GeneratedClaims(first.context().getBean(Commands.class), 7, List.of("GB", "US-CA"));
            for (int number = 0; number < CLAIMS; number++) {
                ClaimId claim = claims.start(number);
                if (number % 2 == 0) {
                    claims.reject(claim);
                }
            }
            List<Sweep> sweeps = sweepBoth(first, second, "2028-03-01T00:00:00Z");
            int done = sweeps.stream().mapToInt(Sweep::done).sum();
            int twice = sweeps.stream().mapToInt(Sweep::nothing).sum();
            System.out.printf(
                    "two sweeps: %s; %d things done, %d found done, %.0f commands met a conflict and were sent again%n",
                    sweeps, done, twice, conflicts(first) + conflicts(second));
            assertThat(twice + conflicts(first) + conflicts(second))
                    .as("they met")
                    .isPositive();
            Map<String, Integer> happened = happened(first);
            System.out.println("two sweeps: " + happened);
            assertThat(happened.values()).allMatch(times -> times == 1);
            assertThat(happened.keySet().stream().filter(one -> one.endsWith("ClaimExpired")))
                    .hasSize(CLAIMS / 2);
            assertThat(happened.keySet().stream().filter(one -> one.endsWith("RejectionBecameFinal")))
                    .hasSize(CLAIMS / 2);

            // Two years later nothing has to be kept any more (H-5).
            System.out.printf("two purges: %s%n", sweepBoth(first, second, "2029-08-01T00:00:00Z"));
            Map<String, Integer> purged = happened(first);
            assertThat(purged.values()).allMatch(times -> times == 1);
            assertThat(purged.keySet().stream().filter(one -> one.endsWith("ContentsPurged")))
                    .hasSize(CLAIMS);
        }
    }

    /** Both begin at once. */
    private static List<Sweep> sweepBoth(RunningApplication first, RunningApplication second, String now)
            throws InterruptedException {
        moveTo(first, now);
        moveTo(second, now);
        awaitList(first);
        CyclicBarrier start = new CyclicBarrier(2);
        List<Sweep> sweeps = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Sweep>> running = Stream.of(first, second)
                    .map(node -> both.submit(() -> {
                        try (Sweeper sweeper = sweeper(node, node == first ? "a" : "b")) {
                            start.await();
                            return sweeper.sweep();
                        }
                    }))
                    .toList();
            for (Future<Sweep> one : running) {
                sweeps.add(one.get());
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
        assertThat(sweeps).allSatisfy(sweep -> {
            assertThat(sweep.failed()).isZero();
            assertThat(sweep.whole()).isTrue();
        });
        return sweeps;
    }

    private static RunningApplication node(Path folder, String database) {
        return RunningApplication.on(
                folder,
                "--spring.profiles.active=demo",
                "--coop.clock=2027-09-01T09:00:00Z",
                "--coop.mongodb-uri=" + RealMongod.uri(),
                "--coop.database=" + database,
                "--coop.due.every=PT1H");
    }

    private static void moveTo(RunningApplication node, String now) {
        assertThat(node.send(node.as("oscar", "/api/demo/clock")
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString("{\"now\":\"" + now + "\"}")))
                        .statusCode())
                .isEqualTo(200);
    }

    private static void awaitList(RunningApplication node) throws InterruptedException {
        long head = node.context().getBean(EventLog.class).head();
        assertThat(node.context().getBean(Projections.class).awaitPosition(DueItem.VIEW, head, 60_000))
                .isTrue();
    }

    /** With a lease that only this node asks for. */
    private static Sweeper sweeper(RunningApplication node, String name) {
        MongoDatabase database = node.context().getBean(MongoDatabase.class);
        SweepSettings settings = node.context().getBean(SweepSettings.class);
        return new Sweeper(
                new DueItems(Views.asTheyStand(database), () -> true),
                new DueAttempts(database, settings, InstantSource.system()),
                node.context().getBean(DueWork.class),
                new SweepLease(new MongoGroupClaims(
                        database, "sweep-" + name, "log", name, Duration.ofSeconds(30), ClaimClock.SERVER)),
                node.context().getBean(Clock.class),
                settings,
                sweep -> {});
    }

    private static double conflicts(RunningApplication node) {
        return node.context().getBean(MeterRegistry.class).find("commands.conflicts").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** How often each thing that time does happened to each claim. */
    private static Map<String, Integer> happened(RunningApplication node) {
        EventLog log = node.context().getBean(EventLog.class);
        Map<String, Integer> happened = new HashMap<>();
        for (long next = 0; next <= log.head(); ) {
            for (RecordedEvent event : log.read(next, 1_000)) {
                next = event.position() + 1;
                if (event.payload() instanceof ClaimEvent ofClaim
                        && "SCHEDULER".equals(event.metadata(EventMetadata.CHANNEL))) {
                    happened.merge(ofClaim.claim() + " " + ofClaim.getClass().getSimpleName(), 1, Integer::sum);
                }
            }
        }
        return happened;
    }
}
