package dev.coopclaims.eventstore.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import dev.coopclaims.eventstore.log.CommitLayout;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.InsertOutcome.AllStored;
import dev.coopclaims.eventstore.log.InsertOutcome.Reason;
import dev.coopclaims.eventstore.log.InsertOutcome.StoppedAt;
import dev.coopclaims.eventstore.log.InsertOutcome.Unknown;
import dev.coopclaims.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a write whose outcome is unknown, and of errors beside the server's answers, case by case. */
@Timeout(60)
class SettlementTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final ScriptedLog log = new ScriptedLog();

    /** A batch was written behind commits that are lost; what stands there instead is newer than the batch. */
    @Test
    void recorded_times_do_not_decrease_when_a_batch_moves_behind_newer_commits() throws InterruptedException {
        log.store(TestCommits.one("before"), NOON);
        RawBsonDocument batch = placed(TestCommits.one("batch"), 4, NOON.plusSeconds(1));
        log.store(TestCommits.one("newer"), NOON.plusSeconds(5));

        Settled settled = new SlotSettlement(log, 10_000).settleBehindOthers(List.of(batch), 4);

        assertThat(settled.outcome()).isEqualTo(new AllStored());
        assertThat(settled.firstPosition()).isEqualTo(2);
        assertThat(settled.recordedAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(log.stored().getLast()).isEqualTo(batch);
        assertThat(CommitLayout.recordedAtOf(log.stored().getLast())).isEqualTo(NOON.plusSeconds(5));
    }

    /** It had landed where it was written, with the time it was written with; so that is what its caller is told. */
    @Test
    void a_batch_that_stands_where_it_was_written_keeps_its_time() throws InterruptedException {
        log.store(TestCommits.one("before"), NOON);
        EncodedCommit commit = TestCommits.one("batch");
        RawBsonDocument batch = placed(commit, 1, NOON.plusSeconds(1));
        log.store(commit, NOON.plusSeconds(1));

        Settled settled = new SlotSettlement(log, 10_000).settleBehindOthers(List.of(batch), 1);

        assertThat(settled.outcome()).isEqualTo(new AllStored());
        assertThat(settled.firstPosition()).isEqualTo(1);
        assertThat(settled.recordedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(log.stored()).hasSize(2);
    }

    /** It waits behind others that are durable later than it looked first; its own commit then stands where it was written. */
    @Test
    void a_batch_goes_back_to_its_place_when_others_became_durable_before_it() throws InterruptedException {
        log.store(TestCommits.one("before"), NOON);
        log.showsOnly(1, 4);
        for (String other : List.of("other-1", "other-2", "other-3")) {
            log.store(TestCommits.one(other), NOON);
        }
        EncodedCommit commit = TestCommits.one("batch");
        RawBsonDocument batch = placed(commit, 4, NOON);
        log.store(commit, NOON);

        Settled settled = new SlotSettlement(log, 10_000).settleBehindOthers(List.of(batch), 4);

        assertThat(settled.outcome()).isEqualTo(new AllStored());
        assertThat(settled.firstPosition()).isEqualTo(4);
        assertThat(log.stored()).hasSize(5);
    }

    /** The place is taken and nobody can see by whom, since it is not durable yet: it is the batch itself. */
    @Test
    void a_commit_that_nobody_can_see_yet_is_not_taken_for_another() throws InterruptedException {
        EncodedCommit commit = TestCommits.one("batch");
        RawBsonDocument batch = placed(commit, 0, NOON);
        log.showsOnly(0, 3);
        log.store(commit, NOON);

        assertThat(new SlotSettlement(log, 10_000).settle(List.of(batch))).isEqualTo(new AllStored());
    }

    @Test
    void a_write_that_is_still_on_its_way_is_not_taken_for_lost() {
        AtomicInteger attempts = new AtomicInteger();
        log.answersBy(batch -> switch (attempts.incrementAndGet()) {
            case 1 -> log.takeLater(batch);
            case 2 -> unknown();
            default -> {
                log.landAll();
                yield log.take(batch);
            }
        });
        try (Appender appender = Appender.startedOn(log)) {
            assertThat(appender.append(TestCommits.one("first")).firstPosition())
                    .isZero();
        }
        assertThat(log.stored()).hasSize(1);
        assertThat(log.storedLate()).isEqualTo(1);
    }

    /** The user loses the right to insert after a reply was lost: nobody can tell whether the first attempt still lands. */
    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "NO_RIGHT"})
    void what_is_refused_only_when_it_is_asked_again_stays_unknown_and_harms_nobody_after_it(Reason reason) {
        AtomicInteger attempts = new AtomicInteger();
        log.answersBy(batch -> switch (attempts.incrementAndGet()) {
            case 1 -> unknown();
            case 2 -> new StoppedAt(0, reason, "not authorized on coop to execute command");
            default -> log.take(batch);
        });
        try (Appender appender = Appender.startedOn(log)) {
            assertThatThrownBy(() -> appender.append(TestCommits.one("first")))
                    .isInstanceOfSatisfying(
                            EventStoreUnavailableException.class,
                            unavailable ->
                                    assertThat(unavailable.outcomeUnknown()).isTrue());
            assertThat(appender.append(TestCommits.one("second")).firstPosition())
                    .isZero();
        }
    }

    @Test
    void an_answer_that_never_comes_is_given_up_and_writing_goes_on() throws InterruptedException {
        AtomicBoolean silent = new AtomicBoolean(true);
        log.answersBy(batch -> silent.get() ? unknown() : log.take(batch));
        AppenderSettings settings = AppenderSettings.DEFAULTS.withAppendTimeoutMillis(300);
        try (Appender appender = appender(settings, new CommitSignal())) {
            assertThatThrownBy(() -> appender.append(TestCommits.one("first")))
                    .isInstanceOf(EventStoreUnavailableException.class);
            assertThat(appender.state().settling()).isPositive();
            assertThat(appender.state().running()).isTrue();
            assertThat(Await.until(
                            Duration.ofSeconds(20),
                            () -> appender.state().settling().isZero()))
                    .as("nobody waits for it any more, so it is given up")
                    .isTrue();
            silent.set(false);

            long position = -1;
            for (int attempt = 0; position < 0; attempt++) {
                try {
                    position = appender.append(TestCommits.one("second-" + attempt))
                            .firstPosition();
                } catch (EventStoreUnavailableException stillSettling) {
                    assertThat(attempt).isLessThan(20);
                }
            }
            assertThat(appender.state().settling()).isZero();
            assertThat(appender.state().isHealthy()).isTrue();
        }
    }

    @Test
    void an_error_of_a_listener_ends_neither_the_appender_nor_its_answer() {
        CommitSignal signal = new CommitSignal();
        AtomicInteger told = new AtomicInteger();
        signal.subscribe(() -> {
            throw new NoClassDefFoundError("a listener's");
        });
        signal.subscribe(told::incrementAndGet);
        try (Appender appender = appender(AppenderSettings.DEFAULTS, signal)) {
            for (int i = 0; i < 3; i++) {
                assertThat(appender.append(TestCommits.one("stream-" + i)).firstPosition())
                        .isEqualTo(i);
            }
            assertThat(appender.state().isHealthy()).isTrue();
        }
        assertThat(told).hasPositiveValue();
    }

    @Test
    void an_error_of_the_clock_or_the_driver_is_told_to_its_callers_and_the_next_commit_is_stored() {
        AtomicInteger broken = new AtomicInteger(1);
        Appender appender = new Appender(
                log, AppenderSettings.DEFAULTS, EventStoreMeters.unregistered(), new CommitSignal(), () -> {
                    if (broken.getAndDecrement() > 0) {
                        throw new NoClassDefFoundError("the clock's");
                    }
                    return NOON;
                });
        try (appender) {
            assertThatThrownBy(() -> appender.append(TestCommits.one("first"))).isInstanceOf(RuntimeException.class);
            assertThat(appender.append(TestCommits.one("second")).firstPosition())
                    .isZero();
            AtomicInteger driver = new AtomicInteger(1);
            log.answersBy(batch -> {
                if (driver.getAndDecrement() > 0) {
                    throw new NoClassDefFoundError("the driver's");
                }
                return log.take(batch);
            });
            assertThat(appender.append(TestCommits.one("third")).firstPosition())
                    .as("settled like a lost reply")
                    .isEqualTo(1);
            assertThat(appender.state().isHealthy()).isTrue();
        }
    }

    private Appender appender(AppenderSettings settings, CommitSignal signal) {
        return new Appender(log, settings, EventStoreMeters.unregistered(), signal, () -> NOON);
    }

    private static RawBsonDocument placed(EncodedCommit commit, long position, Instant recordedAt) {
        CommitLayout.place(commit.bytes(), position, recordedAt);
        return commit.document();
    }

    private static InsertOutcome unknown() {
        return new Unknown(new MongoSocketReadException("lost", new ServerAddress()));
    }

    /** A log in memory that answers by a script. */
    private static final class ScriptedLog extends MemoryLog {
        private volatile Function<List<RawBsonDocument>, InsertOutcome> script = this::take;
        private long shown = Long.MAX_VALUE;
        private int looksLeft;

        /** Shows what is before a position, for so many looks; then all. */
        synchronized void showsOnly(long position, int looks) {
            shown = position;
            looksLeft = looks;
        }

        @Override
        synchronized void beforeRead() {
            shown = looksLeft-- > 0 ? shown : Long.MAX_VALUE;
        }

        @Override
        synchronized long visible() {
            return Math.min(shown, super.visible());
        }

        void answersBy(Function<List<RawBsonDocument>, InsertOutcome> answers) {
            script = answers;
        }

        /** Behind what is there. */
        void store(EncodedCommit commit, Instant recordedAt) {
            assertThat(take(List.of(placed(commit, end().nextPosition(), recordedAt))))
                    .isEqualTo(new AllStored());
        }

        @Override
        public InsertOutcome insert(List<RawBsonDocument> batch) {
            return script.apply(batch);
        }
    }
}
