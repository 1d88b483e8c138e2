package dev.coopclaims.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstantTextTest {

    @Test
    void an_instant_has_three_decimals_whatever_its_own() {
        assertThat(Stream.of("2026-11-15T00:00:00Z", "2026-11-15T00:00:00.5Z", "2026-11-15T00:00:00.123456789Z")
                        .map(Instant::parse)
                        .map(InstantText::of))
                .containsExactly("2026-11-15T00:00:00.000Z", "2026-11-15T00:00:00.500Z", "2026-11-15T00:00:00.123Z");
    }

    @Test
    void texts_sort_as_their_instants_do() {
        List<String> inOrder = Stream.of("1999-12-31T23:59:59.999Z", "2026-11-15T00:00:00Z", "2026-11-15T00:00:00.001Z")
                .map(Instant::parse)
                .map(InstantText::of)
                .toList();

        assertThat(inOrder).isSorted();
    }
}
