package dev.coopclaims.benchmarks.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void percentiles_are_right_within_a_sixteenth() {
        for (int micros = 1; micros <= 100_000; micros++) {
            histogram.record(TimeUnit.MICROSECONDS.toNanos(micros));
        }

        assertThat(histogram.micros(0.5)).isCloseTo(50_000, within(50_000 / 16.0));
        assertThat(histogram.micros(0.99)).isCloseTo(99_000, within(99_000 / 16.0));
        assertThat(histogram.micros(0.999)).isCloseTo(99_900, within(99_900 / 16.0));
    }

    @Test
    void a_short_and_a_very_long_duration_have_their_places() {
        histogram.record(0);
        histogram.record(TimeUnit.HOURS.toNanos(2));

        assertThat(histogram.micros(0.5)).isEqualTo(1);
        double twoHoursMicros = 7.2e9;
        assertThat(histogram.micros(1)).isCloseTo(twoHoursMicros, within(twoHoursMicros / 16));
    }

    @Test
    void nothing_recorded_is_zero() {
        assertThat(histogram.micros(0.99)).isZero();
    }
}
