package dev.coopclaims.eventstore.append;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who pauses for others, and for how long. */
class TailYieldTest {

    private static final long NOW = 1_000;
    private static final long WRITE = TimeUnit.MILLISECONDS.toNanos(2);

    private final TailYield pauses = new TailYield();

    @Test
    void a_node_that_is_alone_never_pauses() {
        assertThat(pauses.pauseNanos(NOW, WRITE)).isZero();
    }

    @Test
    void a_node_that_met_another_one_pauses_as_long_as_it_wrote() {
        pauses.lost(NOW);

        assertThat(pauses.pauseNanos(NOW + WRITE, WRITE)).isEqualTo(WRITE);
        assertThat(pauses.pauseNanos(NOW + TailYield.MEMORY_NANOS - 1, WRITE)).isEqualTo(WRITE);
    }

    @Test
    void a_slow_write_does_not_lead_to_a_long_pause() {
        pauses.lost(NOW);

        assertThat(pauses.pauseNanos(NOW + WRITE, TimeUnit.SECONDS.toNanos(5))).isEqualTo(TailYield.MOST_NANOS);
    }

    @Test
    void a_node_that_has_not_met_another_one_for_some_time_does_not_pause() {
        pauses.lost(NOW);

        assertThat(pauses.pauseNanos(NOW + TailYield.MEMORY_NANOS, WRITE)).isZero();
        assertThat(pauses.pauseNanos(NOW + TailYield.MEMORY_NANOS + 1, WRITE)).isZero();
    }
}
