package dev.coopclaims.command.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.policy.Pseudonyms.Of;
import dev.coopclaims.kernel.StableDigest;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** People, suppliers and invoices are recognised under a secret (H-6). */
class PseudonymsTest {
    private static final OrganisationId ORG = new OrganisationId("org-northwind");

    private final Pseudonyms keyed = under(1);

    @Test
    void the_same_name_is_the_same_on_every_node() {
        assertThat(person(keyed, "ann bee")).hasSize(32).isEqualTo(person(under(1), "ann bee"));
        assertThat(person(keyed, "ann bee")).isNotEqualTo(person(keyed, "ann dee"));
    }

    @Test
    void whoever_tries_names_without_the_secret_finds_nobody() {
        assertThat(person(keyed, "ann bee"))
                .isNotEqualTo(StableDigest.of("ann bee"))
                .isNotEqualTo(StableDigest.of("PERSON\n" + ORG + "\nann bee"))
                .isNotEqualTo(person(under(2), "ann bee"))
                .isNotEqualTo(person(Pseudonyms.ofTheMoment(), "ann bee"));
    }

    @Test
    void a_sole_traders_name_tells_nothing_of_another_organisations_or_of_attendees() {
        assertThat(keyed.of(Of.SUPPLIER, ORG, "ann bee"))
                .isNotEqualTo(person(keyed, "ann bee"))
                .isNotEqualTo(keyed.of(Of.SUPPLIER, new OrganisationId("org-adatum"), "ann bee"));
    }

    @Test
    void a_fingerprint_tells_two_secrets_apart() {
        assertThat(keyed.fingerprint()).isEqualTo(under(1).fingerprint()).isNotEqualTo(under(2).fingerprint());
    }

    @Test
    void a_secret_that_is_short_is_refused() {
        assertThatThrownBy(() -> new Pseudonyms(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    private static String person(Pseudonyms under, String name) {
        return under.of(Of.PERSON, ORG, name);
    }

    private static Pseudonyms under(int filling) {
        byte[] secret = new byte[Pseudonyms.MIN_SECRET_BYTES];
        Arrays.fill(secret, (byte) filling);
        return new Pseudonyms(secret);
    }
}
