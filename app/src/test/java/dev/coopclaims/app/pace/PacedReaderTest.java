package dev.coopclaims.app.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacedReaderTest {
    private static final Pace PACE = new Pace(Duration.ofSeconds(20), Duration.ofSeconds(20), 500);

    private long nanos = Long.MAX_VALUE - 1_000_000_000L;
    private final PacedReader reader = new PacedReader(PACE, () -> nanos);

    @Test
    void who_takes_nothing_is_waited_for_within_the_grace() throws IOException {
        assertThat(full()).isEqualTo(20_000);
        pass(Duration.ofSeconds(20));
        reader.asked();
        assertThat(full()).isOne();
        pass(Duration.ofMillis(1));
        assertThatThrownBy(reader::asked).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(reader::asked).as("for good").isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void a_byte_now_and_then_buys_nothing() throws IOException {
        for (int i = 0; i < 4; i++) {
            full();
            pass(Duration.ofSeconds(5));
            reader.asked();
            reader.took(1);
        }
        full();
        pass(Duration.ofSeconds(5));
        assertThatThrownBy(reader::asked).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void who_keeps_the_pace_may_take_days() throws IOException {
        for (int i = 0; i < 100_000; i++) {
            full();
            pass(Duration.ofSeconds(1));
            reader.asked();
            reader.took(500);
        }
        assertThat(full()).isEqualTo(20_000);
    }

    @Test
    void who_was_fast_is_not_ahead() throws IOException {
        reader.asked();
        reader.took(100_000_000);
        assertThat(full()).isEqualTo(20_000);
        pass(Duration.ofSeconds(21));
        assertThatThrownBy(reader::asked).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void what_is_worked_on_between_two_writes_is_not_the_clients() throws IOException {
        reader.asked();
        reader.took(8_000);
        pass(Duration.ofHours(1));
        reader.asked();
        assertThat(reader.took(8_000)).isEqualTo(20_000);
    }

    @Test
    void another_client_on_the_same_channel_begins_anew() throws IOException {
        full();
        pass(Duration.ofHours(1));
        reader.begin();
        reader.asked();
        assertThat(full()).isEqualTo(20_000);
    }

    private long full() {
        return reader.took(0);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
