package dev.coopclaims.app.due;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.app.RunningApplication;
import dev.coopclaims.command.claim.ClaimDetails;
import dev.coopclaims.command.claim.StartClaim;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.due.DueItem;
import dev.coopclaims.query.due.DueKind;
import dev.coopclaims.query.due.Sweep;
import dev.coopclaims.query.due.Sweeper;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.projection.Projections;
import dev.coopclaims.testkit.RealMongod;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep over many open claims on a real mongod: it reads what is due by the index, in order and in pages.
 * {@code -Dcoop.due.claims=100000} is the long form, and prints seconds, commands and memory.
 */
class SweepOfManyScenarioTest {
    private static final int CLAIMS = Integer.getInteger("coop.due.claims", 1_200);
    private static final int CALLERS = 64;
    private static final Instant WARNED = Instant.parse("2028-02-02T12:00:00Z");
    private static final Actor ALICE = new Actor(
            new UserId("alice"), Set.of(Role.PARTNER_USER), new OrganisationId("org-aire"), Actor.Channel.API);

    @Test
    void a_sweep_of_many_claims_reads_by_the_index_and_does_each_thing_once(@TempDir Path folder) throws Exception {
        try (RunningApplication application = RunningApplication.on(
                folder,
                "--spring.profiles.active=demo",
                "--coop.clock=2027-09-01T09:00:00Z",
                "--coop.mongodb-uri=" + RealMongod.uri(),
                "--coop.database=" + RealMongod.freshDatabase(),
                "--coop.due.every=PT1H")) {
            start(application.context().getBean(Commands.class));
            awaitList(application);
            Sweep early = timed(application, "nothing due");
            assertThat(early.items()).isZero();
            assertSortedByIndex(application.context().getBean(MongoDatabase.class));

            moveTo(application);
            Sweep warned = timed(application, "every claim due");
            assertThat(warned.whole()).isTrue();
            assertThat(warned.done()).isEqualTo(CLAIMS);
            assertThat(warned.items()).isEqualTo(CLAIMS);

            awaitList(application);
            assertThat(timed(application, "nothing due any more").items()).isZero();
        }
    }

    private static void start(Commands commands) {
        AtomicInteger next = new AtomicInteger();
        Runnable caller = () -> {
            for (int number = next.getAndIncrement(); number < CLAIMS; number = next.getAndIncrement()) {
                commands.send(claim(number), ALICE);
            }
        };
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(caller, callers))
                            .limit(CALLERS)
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private static StartClaim claim(int number) {
        return new StartClaim(
                new ClaimId("claim-many-" + number),
                "CLM-MANY-" + number,
                "CSP_DIRECT",
                GeneratedClaims.PERIOD,
                Money.of("1.00", "GBP").currency(),
                new ClaimDetails(
                        "GB",
                        "PRINT_ADVERTISING",
                        "Advert " + number,
                        LocalDate.of(2027, 7, 1),
                        LocalDate.of(2027, 7, 2),
                        null));
    }

    private static Sweep timed(RunningApplication application, String what) {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        long before = used();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long begunNanos = System.nanoTime();
        Sweep sweep = application.context().getBean(Sweeper.class).sweep();
        double seconds = (System.nanoTime() - begunNanos) / 1e9;
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.gc();
        System.out.printf(
                "sweep of %d open claims, %s: %.3f s, %d commands; heap before %d MB, at most %d MB, after %d MB%n",
                CLAIMS,
                what,
                seconds,
                sweep.done() + sweep.nothing() + sweep.failed(),
                before >> 20,
                peak >> 20,
                used() >> 20);
        return sweep;
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** As the sweep asks: the plan merges index scans, and sorts nothing in memory. */
    private static void assertSortedByIndex(MongoDatabase database) {
        String view = database.listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> name.startsWith("view_due"))
                .findFirst()
                .orElseThrow();
        Document plan = database.runCommand(new Document(
                        "explain",
                        new Document("find", view)
                                .append(
                                        "filter",
                                        new Document(
                                                        "kind",
                                                        new Document(
                                                                "$in",
                                                                Arrays.stream(DueKind.values())
                                                                        .filter(kind -> kind != DueKind.RETENTION)
                                                                        .map(Enum::name)
                                                                        .toList()))
                                                .append("due", new Document("$lte", Date.from(WARNED))))
                                .append("sort", new Document("due", 1).append("_id", 1))
                                .append("limit", 1_000))
                .append("verbosity", "queryPlanner"));
        String winning = plan.get("queryPlanner", Document.class)
                .get("winningPlan", Document.class)
                .toJson();
        assertThat(winning).contains("\"IXSCAN\"").doesNotContain("\"SORT\"").doesNotContain("\"COLLSCAN\"");
    }

    private static void moveTo(RunningApplication application) {
        assertThat(application
                        .send(application
                                .as("oscar", "/api/demo/clock")
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString("{\"now\":\"" + WARNED + "\"}")))
                        .statusCode())
                .isEqualTo(200);
    }

    private static void awaitList(RunningApplication application) throws InterruptedException {
        long head = application.context().getBean(EventLog.class).head();
        assertThat(application.context().getBean(Projections.class).awaitPosition(DueItem.VIEW, head, 120_000))
                .isTrue();
    }
}
