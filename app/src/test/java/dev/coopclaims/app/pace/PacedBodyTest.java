package dev.coopclaims.app.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PacedBodyTest {
    private static final Pace PACE = new Pace(Duration.ofSeconds(20), Duration.ofSeconds(20), 500);

    private final Dripping dripping = new Dripping();
    private final PacedBody body = new PacedBody(dripping, -1, PACE, () -> dripping.nanos);

    @Test
    void within_the_grace_a_body_may_come_byte_by_byte() throws IOException {
        dripping.comes(1, Duration.ofMillis(999));
        for (int i = 0; i < 20; i++) {
            assertThat(body.doRead(new Ignoring())).isOne();
        }
    }

    @Test
    void beyond_the_grace_it_is_too_slow() throws IOException {
        dripping.comes(1, Duration.ofSeconds(5));
        for (int i = 0; i < 4; i++) {
            assertThat(body.doRead(new Ignoring())).isOne();
        }
        assertThatThrownBy(() -> body.doRead(new Ignoring())).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void at_the_pace_it_comes_however_long_it_is() throws IOException {
        dripping.comes(600, Duration.ofSeconds(1));
        for (int i = 0; i < 10_000; i++) {
            assertThat(body.doRead(new Ignoring())).isEqualTo(600);
        }
    }

    /** Who sends a megabyte at once has not bought half an hour. */
    @Test
    void who_was_fast_is_not_ahead() throws IOException {
        dripping.comes(1_000_000, Duration.ofMillis(1));
        assertThat(body.doRead(new Ignoring())).isEqualTo(1_000_000);
        dripping.comes(1, Duration.ofSeconds(5));
        for (int i = 0; i < 4; i++) {
            assertThat(body.doRead(new Ignoring())).isOne();
        }
        assertThatThrownBy(() -> body.doRead(new Ignoring())).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void the_time_in_which_it_is_worked_on_does_not_count() throws IOException {
        dripping.comes(1, Duration.ofMillis(1));
        for (int i = 0; i < 100; i++) {
            assertThat(body.doRead(new Ignoring())).isOne();
            dripping.pass(Duration.ofMinutes(1));
        }
    }

    @Test
    void what_nobody_wanted_is_read_to_its_end_up_to_a_bound() {
        dripping.comes(600, Duration.ofSeconds(1));
        dripping.left = 3;
        assertThat(body.drain(1)).isFalse();
        assertThat(body.drain(10_000)).isTrue();
        assertThat(dripping.left).isZero();
    }

    @Test
    void what_drips_or_breaks_off_is_not_waited_for() {
        dripping.comes(1, Duration.ofSeconds(5));
        assertThat(body.drain(10_000)).isFalse();
        assertThat(dripping.reads).isEqualTo(5);
        assertThat(body.drain(10_000)).isFalse();
        assertThat(dripping.reads).isEqualTo(5);

        Dripping gone = new Dripping();
        gone.failure = new EOFException();
        assertThat(new PacedBody(gone, -1, PACE, () -> 0).drain(10_000)).isFalse();
    }

    /** As many bytes with every read, each time after a while. */
    private static final class Dripping implements InputBuffer {
        private long nanos = Long.MAX_VALUE - 1_000_000_000L;
        private int bytes;
        private Duration after = Duration.ZERO;
        private int left = Integer.MAX_VALUE;
        private int reads;
        private @Nullable IOException failure;

        private void comes(int bytesEach, Duration afterWhat) {
            bytes = bytesEach;
            after = afterWhat;
        }

        private void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            reads++;
            if (failure != null) {
                throw failure;
            }
            pass(after);
            if (left == 0) {
                return -1;
            }
            left--;
            return bytes;
        }

        @Override
        public int available() {
            return 0;
        }
    }

    private static final class Ignoring implements ApplicationBufferHandler {
        @Override
        public void setByteBuffer(ByteBuffer buffer) {}

        @Override
        public ByteBuffer getByteBuffer() {
            return ByteBuffer.allocate(0);
        }

        @Override
        public void expand(int size) {}
    }
}
