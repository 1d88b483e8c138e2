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
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

    /** The user loses the right to insert after a reply was lost: nobody can tell whether the first attempt still lands. */
    @Test
    void what_is_refused_only_when_it_is_asked_again_stays_unknown_and_harms_nobody_after_it() {
        AtomicInteger attempts = new AtomicInteger();
        log.answersBy(batch -> switch (attempts.incrementAndGet()) {
            case 1 -> unknown();
            case 2 -> new StoppedAt(0, Reason.REFUSED, "not authorized on coop to execute command");
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

        void answersBy(Function<List<RawBsonDocument>, InsertOutcome> answers) {
            script = answers;
        }

        /** Behind what is there. */
        void store(EncodedCommit commit, Instant recordedAt) {
            assertThat(take(List.of(placed(commit, tail().nextPosition(), recordedAt))))
                    .isEqualTo(new AllStored());
        }

        @Override
        public InsertOutcome insert(List<RawBsonDocument> batch) {
            return script.apply(batch);
        }
    }
}
