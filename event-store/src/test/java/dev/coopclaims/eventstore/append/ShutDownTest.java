package dev.coopclaims.eventstore.append;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitPage;
import dev.coopclaims.eventstore.log.CommitSignal;
import dev.coopclaims.eventstore.log.EventStoreUnavailableException;
import dev.coopclaims.eventstore.log.InsertOutcome;
import dev.coopclaims.eventstore.log.Tail;
import dev.coopclaims.testkit.Await;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/** What callers are told when the appender is closed while the server does not answer. */
class ShutDownTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long CLOSE_MILLIS = 50;

    private final CountDownLatch sent = new CountDownLatch(1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void only_what_was_sent_is_of_unknown_outcome() throws InterruptedException {
        Appender appender = new Appender(
                new SilentLog(),
                new AppenderSettings(1, 8_000_000, 10, 256_000_000L, LIMIT.toMillis(), CLOSE_MILLIS, 0.3, 100),
                new EventStoreMeters(meters),
                new CommitSignal(),
                InstantSource.system());
        CompletableFuture<Boolean> first = outcomeUnknown(appender, "first");
        sent.await();
        List<CompletableFuture<Boolean>> behind =
                List.of(outcomeUnknown(appender, "second"), outcomeUnknown(appender, "third"));
        assertThat(Await.until(LIMIT, () -> gauge("eventstore.queue.commits") == 2))
                .isTrue();
        assertThat(Await.until(LIMIT, () -> gauge("eventstore.waiting.seconds") > 0))
                .as("the first of them waits")
                .isTrue();
        assertThat(gauge("eventstore.appender.running")).isEqualTo(1);
        appender.close();

        assertThat(first.join()).as("the one that was sent").isTrue();
        assertThat(behind)
                .as("those that waited behind it")
                .allSatisfy(one -> assertThat(one.join()).isFalse());
        assertThat(gauge("eventstore.appender.running")).isZero();
        assertThat(gauge("eventstore.waiting.seconds")).isZero();
        assertThat(gauge("eventstore.appended.position"))
                .as("nothing was acknowledged")
                .isEqualTo(-1);
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private static CompletableFuture<Boolean> outcomeUnknown(Appender appender, String stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        appender.append(TestCommits.one(stream));
                        throw new AssertionError(stream + " was acknowledged");
                    } catch (EventStoreUnavailableException e) {
                        return e.outcomeUnknown();
                    }
                },
                task -> Thread.ofPlatform().start(task));
    }

    /** Takes what it is given and says nothing until it is interrupted. */
    private final class SilentLog implements CommitLog {

        private final CountDownLatch never = new CountDownLatch(1);

        @Override
        public Tail tail() {
            return Tail.EMPTY;
        }

        @Override
        public InsertOutcome insert(List<RawBsonDocument> commits) {
            sent.countDown();
            try {
                assertThat(never.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isFalse();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InsertOutcome.Unknown(new IllegalStateException("no answer"));
        }

        @Override
        public List<RawBsonDocument> commits(long firstPosition, int maxCommits) {
            return List.of();
        }

        @Override
        public Optional<RawBsonDocument> commitHolding(long position) {
            return Optional.empty();
        }

        @Override
        public CommitPage commitsOf(String stream, long firstSequence, int maxCommits) {
            return CommitPage.EMPTY;
        }

        @Override
        public Optional<RawBsonDocument> commitBeginning(String stream, long firstSequence) {
            return Optional.empty();
        }

        @Override
        public String id() {
            return "log of a test";
        }

        @Override
        public OptionalLong headOf(String stream) {
            return OptionalLong.empty();
        }

        @Override
        public void close() {}
    }
}
