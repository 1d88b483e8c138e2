package dev.coopclaims.eventstore.append;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AppenderSettingsTest {

    /** The server refuses a larger command as a whole, again and again. */
    @Test
    void a_batch_larger_than_one_command_may_be_is_refused_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AppenderSettings(1_000, 16_000_000, 10, 1_000, 1_000, 1_000, 0.3, 100))
                .withMessageContaining("16 MB in one command");
    }

    @Test
    void limits_that_let_nothing_through_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AppenderSettings(0, 1_000, 10, 1_000, 1_000, 1_000, 0.3, 100));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AppenderSettings(1_001, 1_000, 10, 1_000, 1_000, 1_000, 0.3, 100));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AppenderSettings(1, 1_000, 0, 1_000, 1_000, 1_000, 0.3, 100));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AppenderSettings(1, 1_000, 10, 1_000, 0, 1_000, 0.3, 100));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AppenderSettings(1, 1_000, 10, 1_000, 1_000, 1_000, Double.NaN, 100));
    }
}
