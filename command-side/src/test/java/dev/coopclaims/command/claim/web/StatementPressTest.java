package dev.coopclaims.command.claim.web;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.NOW;
import static dev.coopclaims.command.claim.Sample.PERIOD;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static dev.coopclaims.command.claim.SampleCatalogue.VERSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.CopyBasis;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.StatementFacts;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.Correlation;
import dev.coopclaims.command.dispatch.DispatchListener;
import dev.coopclaims.command.dispatch.RetryLimits;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.ContentLimits;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many statements are rendered at one time, and for whom; each is let through by the test. */
@Timeout(120)
class StatementPressTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_AFTER_NANOS = 1_000_000;
    private static final int MANY = 200;
    private static final Actor OTHER =
            new Actor(ALICE.user(), ALICE.roles(), new OrganisationId("org-other"), ALICE.channel());

    private final Semaphore letThrough = new Semaphore(0);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger mostInside = new AtomicInteger();
    private final List<String> rendered = new CopyOnWriteArrayList<>();
    private final KeptContents contents = new KeptContents();
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void letEverybodyGo() {
        letThrough.release(1_000_000);
        people.close();
    }

    @Test
    void a_copy_of_many_keeps_another_organisation_waiting_for_one_statement() throws Exception {
        StatementPress press = press(1, LIMIT);
        Future<Integer> many = people.submit(() -> copy(press, ALICE, "many", MANY));
        await(() -> inside.get() == 1);
        Future<Integer> one = people.submit(() -> copy(press, OTHER, "one", 1));
        await(() -> press.waiting() == 1);

        letThrough.release(2);
        assertThat(one.get()).isOne();

        assertThat(rendered).containsExactly("many", "one");
        letThrough.release(MANY);
        assertThat(many.get()).isEqualTo(MANY);
        assertThat(rendered).hasSize(MANY + 1);
        assertThat(contents.confirmed).hasSize(MANY + 1);
    }

    @Test
    void copies_of_one_organisation_are_made_one_after_the_other() throws Exception {
        StatementPress press = press(8, LIMIT);
        List<Future<Integer>> copies = IntStream.range(0, 5)
                .mapToObj(index -> people.submit(() -> copy(press, ALICE, "copy " + index, 3)))
                .toList();
        letThrough.release(15);
        for (Future<Integer> copy : copies) {
            assertThat(copy.get()).isEqualTo(3);
        }

        assertThat(mostInside).hasValue(1);
        for (int copy = 0; copy < 15; copy += 3) {
            assertThat(rendered.subList(copy, copy + 3)).containsOnly(rendered.get(copy));
        }
    }

    @Test
    void no_more_are_rendered_at_one_time_than_the_node_has_turns() throws Exception {
        StatementPress press = press(3, LIMIT);
        List<Future<Integer>> copies = IntStream.range(0, 20)
                .mapToObj(index -> people.submit(() -> copy(press, of("org-" + index), "copy", 2)))
                .toList();
        await(() -> inside.get() == 3 && press.waiting() == 17);
        letThrough.release(40);
        for (Future<Integer> copy : copies) {
            assertThat(copy.get()).isEqualTo(2);
        }

        assertThat(mostInside).hasValue(3);
    }

    @Test
    void who_waits_too_long_is_told_to_come_again_and_leaves_nothing_behind() throws Exception {
        StatementPress press = press(1, Duration.ofMillis(20));
        Future<Integer> first = people.submit(() -> copy(press, ALICE, "first", 1));
        await(() -> inside.get() == 1);

        for (Actor waiting : List.of(ALICE, OTHER)) {
            Refusal refusal = refusalOf(() -> copy(press, waiting, "late", 2));
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
            assertThat(refusal).hasMessageContaining("send it again");
        }
        letThrough.release(1);
        assertThat(first.get()).isOne();

        letThrough.release(2);
        assertThat(copy(press, OTHER, "again", 2)).isEqualTo(2);
        assertThat(rendered).containsExactly("first", "again", "again");
        assertThat(contents.confirmed).isEqualTo(contents.stored);
    }

    @Test
    void no_more_of_one_organisation_wait_than_the_queue_holds() throws Exception {
        StatementPress press = press(1, LIMIT);
        List<Future<Integer>> copies = IntStream.rangeClosed(0, RenderingTurns.MAX_WAITING)
                .mapToObj(index -> people.submit(() -> copy(press, ALICE, "copy", 1)))
                .toList();
        await(() -> press.waiting() == RenderingTurns.MAX_WAITING);

        assertThat(refusalOf(() -> copy(press, ALICE, "one more", 1)).kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
        letThrough.release(MANY);
        for (Future<Integer> copy : copies) {
            assertThat(copy.get()).isOne();
        }
    }

    @Test
    void a_copy_without_in_house_work_waits_for_nobody() {
        StatementPress press = press(1, Duration.ofNanos(1));

        assertThat(copy(press, ALICE, "none", 0)).isZero();
        assertThat(rendered).isEmpty();
    }

    @Test
    void a_refused_copy_holds_no_content_and_a_stored_one_does() {
        StatementPress press = press(1, LIMIT);
        ContentId kept = ContentId.generate();
        ContentId gone = ContentId.generate();

        assertThat(refusalOf(() -> press.ofCopy(CLAIM, taking(kept), "one", ALICE, statements -> {
                            assertThat(contents.shared).hasSize(1);
                            throw Refusal.conflict(RefusalCode.CLAIM_CHANGED_MEANWHILE.at(""));
                        }))
                        .kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(contents.shared).isEmpty();

        contents.discard(gone);
        assertThat(refusalOf(() -> press.ofCopy(CLAIM, taking(kept, gone), "two", ALICE, Map::size))
                        .violations()
                        .getFirst()
                        .code())
                .isEqualTo("CONTENTS_NOT_KEPT");
        assertThat(contents.shared).isEmpty();

        int statements = press.ofCopy(CLAIM, taking(kept), "three", ALICE, Map::size);
        assertThat(statements).isZero();
        assertThat(contents.shared).containsExactly(kept + " by " + CLAIM.value());
    }

    private static CopyBasis taking(ContentId... contents) {
        return new CopyBasis(
                EarningPeriod.usedOn(LocalDate.of(2026, 9, 14)),
                new StatementFacts("source", "Aire", "Alice", PERIOD, SampleCatalogue.DUBLIN),
                List.of(),
                Arrays.stream(contents).map(ContentId::value).toList());
    }

    private StatementPress press(int atOnce, Duration timeout) {
        return new StatementPress(
                new Commands(
                        SimpleCommandBus.builder().build(),
                        committed -> OptionalLong.empty(),
                        RetryLimits.DEFAULT,
                        Correlation.NONE,
                        DispatchListener.SILENT),
                new Uploads(contents, ContentLimits.ofBytes(1_000)),
                () -> VERSIONS,
                Clock.fixed(NOW, ZoneOffset.UTC),
                (statement, facts, accepted) -> {
                    int now = inside.incrementAndGet();
                    mostInside.accumulateAndGet(now, Math::max);
                    letThrough.acquireUninterruptibly();
                    rendered.add(facts.claimNumber());
                    inside.decrementAndGet();
                    return new byte[1];
                },
                new RenderingTurns(atOnce, timeout),
                new RenderingTurns(64, timeout));
    }

    /** For what another thread does. */
    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(LOOK_AGAIN_AFTER_NANOS);
        }
    }

    /** How many statements came with the command. */
    private static int copy(StatementPress press, Actor actor, String number, int costs) {
        CopyBasis basis = new CopyBasis(
                EarningPeriod.usedOn(LocalDate.of(2026, 9, 14)),
                new StatementFacts("source", "Aire", "Alice", PERIOD, SampleCatalogue.DUBLIN),
                IntStream.range(0, costs).mapToObj(StatementPressTest::inHouse).toList(),
                List.of());
        return press.ofCopy(CLAIM, basis, number, actor, Map::size);
    }

    private static Actor of(String organisation) {
        return new Actor(ALICE.user(), ALICE.roles(), new OrganisationId(organisation), ALICE.channel());
    }

    private static Cost inHouse(int index) {
        LocalDate day = LocalDate.of(2026, 9, 14);
        return new Cost(
                new CostId("cost-" + index),
                CostSource.IN_HOUSE,
                "MEDIA",
                null,
                null,
                new InHouseWork("Wim", BigDecimal.ONE, eur("50.00"), day, day, "Stand", ALICE.user()),
                eur("50.00"),
                eur("50.00"),
                List.of(),
                List.of(),
                null);
    }
}
