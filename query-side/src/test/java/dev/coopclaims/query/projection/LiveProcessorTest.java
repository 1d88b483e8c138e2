package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveProcessorTest {

    @Test
    void a_failing_processor_looks_again_after_two_seconds_though_axon_would_wait_a_minute() {
        assertThat(LiveProcessor.pauseMillis(60_000)).isEqualTo(2_000);
        assertThat(LiveProcessor.pauseMillis(500)).isEqualTo(500);
    }
}
