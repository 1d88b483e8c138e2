package dev.coopclaims.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.coopclaims.eventstore.log.CommitSignal;
import java.util.Queue;
import java.util.Spliterators.AbstractSpliterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a stream asks the log, by itself and by a signal. */
class SignalledEventStreamTest {

    private static final long NEVER_BY_ITSELF_MILLIS = TimeUnit.HOURS.toMillis(1);

    private final CommitSignal signal = new CommitSignal();
    private final Log log = new Log();
    private final SignalledEventStream stream =
            new SignalledEventStream(StreamSupport.stream(log, false), signal, NEVER_BY_ITSELF_MILLIS);

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void an_idle_stream_asks_again_only_when_it_is_signalled() throws InterruptedException {
        assertThat(stream.hasNextAvailable()).isFalse();
        assertThat(stream.hasNextAvailable()).isFalse();
        assertThat(log.asked).isEqualTo(1);

        log.store(0);
        signal.raise();

        assertThat(stream.nextAvailable().trackingToken().position()).hasValue(0);
        assertThat(log.asked).isEqualTo(2);
    }

    /** The commit came too late for the query that was under way, and its signal too early for the next one. */
    @Test
    void a_signal_that_comes_while_the_log_is_asked_counts_for_the_next_look() throws InterruptedException {
        log.whileAsked = () -> {
            log.whileAsked = () -> {};
            signal.raise();
        };
        assertThat(stream.hasNextAvailable()).isFalse();
        log.store(0);

        assertThat(stream.hasNextAvailable()).isTrue();
    }

    @Test
    void an_error_of_the_log_is_no_reason_to_wait_for_a_signal() throws InterruptedException {
        log.whileAsked = () -> {
            log.whileAsked = () -> {};
            throw new IllegalStateException("out of reach");
        };
        log.store(0);
        assertThatIllegalStateException().isThrownBy(stream::hasNextAvailable);

        assertThat(stream.hasNextAvailable()).isTrue();
    }

    /** Says yes again after it said no. */
    private static final class Log extends AbstractSpliterator<TrackedEventMessage<?>> {
        private final Queue<TrackedEventMessage<?>> events = new ConcurrentLinkedQueue<>();
        private Runnable whileAsked = () -> {};
        private int asked;

        private Log() {
            super(Long.MAX_VALUE, ORDERED);
        }

        void store(long position) {
            events.add(new GenericTrackedEventMessage<>(
                    new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage("event")));
        }

        @Override
        public boolean tryAdvance(Consumer<? super TrackedEventMessage<?>> action) {
            asked++;
            TrackedEventMessage<?> next = events.peek();
            whileAsked.run();
            if (next == null) {
                return false;
            }
            events.remove();
            action.accept(next);
            return true;
        }
    }
}
