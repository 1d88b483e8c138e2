package dev.coopclaims.eventstore.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.eventstore.sealing.KnownKeys.Known;
import org.junit.jupiter.api.Test;

class KnownKeysTest {

    private static final int HALF = 10;

    private final KnownKeys keys = new KnownKeys(HALF);

    private void put(int number) {
        keys.put("s" + number, new Known(number, null), keys.clearings());
    }

    @Test
    void it_holds_at_most_twice_its_number_and_for_certain_the_last_ones() {
        for (int i = 0; i < 1_000; i++) {
            put(i);
            assertThat(keys.size()).isLessThanOrEqualTo(2 * HALF);
        }
        for (int i = 1_000 - HALF; i < 1_000; i++) {
            assertThat(keys.get("s" + i)).isEqualTo(new Known(i, null));
        }
        assertThat(keys.get("s0")).isNull();
    }

    @Test
    void what_is_asked_for_stays() {
        put(0);
        for (int i = 1; i < 1_000; i++) {
            put(i);
            assertThat(keys.get("s0")).isEqualTo(new Known(0, null));
        }
    }

    @Test
    void what_was_read_before_it_was_cleared_never_enters() {
        long before = keys.clearings();
        keys.clear();
        keys.put("late", new Known(1, null), before);
        assertThat(keys.get("late")).isNull();
        put(7);
        assertThat(keys.get("s7")).isNotNull();
        keys.clear();
        assertThat(keys.get("s7")).isNull();
        assertThat(keys.size()).isZero();
    }
}
