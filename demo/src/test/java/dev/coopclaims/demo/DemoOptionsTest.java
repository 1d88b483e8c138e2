package dev.coopclaims.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DemoOptionsTest {
    @Test
    void the_bounds_are_allowed() {
        assertThat(new DemoOptions(1, 64).workers()).isEqualTo(64);
    }

    @Test
    void what_cannot_be_is_refused_with_the_options_name() {
        assertThatThrownBy(() -> new DemoOptions(0, 1)).hasMessageContaining("--claims");
        assertThatThrownBy(() -> new DemoOptions(1, 0)).hasMessageContaining("--workers");
        assertThatThrownBy(() -> new DemoOptions(1, 65)).hasMessageContaining("64");
    }
}
