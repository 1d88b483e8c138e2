package dev.coopclaims.app.time;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.app.startup.CannotStart;
import org.junit.jupiter.api.Test;

class DomainClockConfigurationTest {

    @Test
    void a_clock_that_is_no_instant_is_told_with_its_setting() {
        assertThatThrownBy(() -> new DomainClockConfiguration().domainClock("yesterday"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("coop.clock is 'yesterday'");
    }
}
