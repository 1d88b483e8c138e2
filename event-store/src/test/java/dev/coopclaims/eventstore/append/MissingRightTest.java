package dev.coopclaims.eventstore.append;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A node that is asked for nothing any more since it is not well must become well again, or nobody ever finds out. */
class MissingRightTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final MissingRight right = new MissingRight(now::get);

    @Test
    void it_is_missing_until_something_is_stored() {
        assertThat(right.saidBy()).isNull();
        right.isMissed("not authorized");
        assertThat(right.saidBy()).isEqualTo("not authorized");

        right.isThere();

        assertThat(right.saidBy()).isNull();
    }

    @Test
    void without_another_refusal_it_is_forgotten_after_half_a_minute() {
        right.isMissed("not authorized");
        now.addAndGet(MissingRight.MEMORY_NANOS);
        assertThat(right.saidBy()).isEqualTo("not authorized");

        now.incrementAndGet();

        assertThat(right.saidBy()).isNull();
        right.isMissed("still not authorized");
        assertThat(right.saidBy()).isEqualTo("still not authorized");
    }
}
