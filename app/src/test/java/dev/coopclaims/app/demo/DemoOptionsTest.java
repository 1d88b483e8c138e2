package dev.coopclaims.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DemoOptionsTest {
    @Test
    void without_options_the_defaults_hold() {
        assertThat(DemoOptions.parse(List.of())).isEqualTo(new DemoOptions(1_000, 8, false));
    }

    @Test
    void every_option_is_read() {
        assertThat(DemoOptions.parse(List.of("--claims", "20", "--keep", "--workers", "2")))
                .isEqualTo(new DemoOptions(20, 2, true));
    }

    @Test
    void what_cannot_be_is_refused_with_the_options_name() {
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--claims", "0"))).hasMessageContaining("--claims");
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--claims", "many"))).hasMessageContaining("many");
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--workers"))).hasMessageContaining("--workers");
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--workers", "65"))).hasMessageContaining("64");
        assertThatThrownBy(() -> DemoOptions.parse(List.of("--quick"))).hasMessageContaining("--quick");
    }
}
