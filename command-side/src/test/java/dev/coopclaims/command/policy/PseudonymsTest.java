package dev.coopclaims.command.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.StableDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** People are counted under a secret (H-6). */
class PseudonymsTest {
    private final Pseudonyms people = under(1);

    @Test
    void the_same_name_is_the_same_on_every_node() {
        assertThat(people.of("ann bee")).hasSize(32).isEqualTo(under(1).of("ann bee"));
        assertThat(people.of("ann bee")).isNotEqualTo(people.of("ann dee"));
    }

    @Test
    void whoever_tries_names_without_the_secret_finds_nobody() {
        assertThat(people.of("ann bee"))
                .isNotEqualTo(StableDigest.of("ann bee"))
                .isNotEqualTo(under(2).of("ann bee"))
                .isNotEqualTo(Pseudonyms.ofTheMoment().of("ann bee"));
    }

    @Test
    void a_secret_that_is_short_is_refused() {
        assertThatThrownBy(() -> new Pseudonyms(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    private static Pseudonyms under(int filling) {
        byte[] secret = new byte[Pseudonyms.MIN_SECRET_BYTES];
        Arrays.fill(secret, (byte) filling);
        return new Pseudonyms(secret);
    }
}
