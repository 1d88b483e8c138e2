package dev.coopclaims.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

/** What a reader of the log gets around an event that cannot be decoded. */
class LogReaderTest {
    @Test
    void what_stands_before_an_event_that_cannot_be_decoded_is_returned_first() {
        LogReader reader = new LogReader(
                Stream.empty(), stored -> Stream.iterate(0L, next -> next + 1).map(LogReaderTest::decoded), asks -> {});

        assertThat(reader.next(2, Long.MAX_VALUE)).hasSize(2);
        assertThat(reader.next(10, Long.MAX_VALUE)).hasSize(1);
        assertThatThrownBy(() -> reader.next(10, Long.MAX_VALUE)).hasMessage("3 is unreadable");
    }

    private static TrackedEventMessage<?> decoded(long position) {
        if (position == 3) {
            throw new IllegalStateException("3 is unreadable");
        }
        return new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage("event " + position));
    }
}
