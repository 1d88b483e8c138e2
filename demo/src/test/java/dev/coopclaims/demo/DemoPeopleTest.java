package dev.coopclaims.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoPeopleTest {
    private static final Set<String> VENDOR_ROLES =
            Set.of("REVIEWER", "FINANCE", "PROGRAMME_MANAGER", "AUDITOR", "OPERATOR", "INTEGRATOR");

    @Test
    void every_user_id_is_one_persons() {
        assertThat(DemoPeople.all()).extracting(DemoPerson::user).doesNotHaveDuplicates();
        assertThat(DemoPeople.find("rita")).contains(DemoPeople.RITA);
        assertThat(DemoPeople.find("nobody")).isEmpty();
    }

    @Test
    void every_role_of_the_domain_has_somebody() {
        assertThat(DemoPeople.all().stream().map(DemoPerson::role).collect(Collectors.toSet()))
                .containsAll(VENDOR_ROLES)
                .contains("PARTNER_USER", "PARTNER_ADMIN", "GLOBAL_ADMIN")
                .hasSize(9);
    }

    @Test
    void the_vendors_people_hold_the_vendors_roles_alone() {
        assertThat(DemoPeople.all())
                .filteredOn(person -> person.organisation().equals(DemoPeople.VENDOR))
                .extracting(DemoPerson::role)
                .isSubsetOf(VENDOR_ROLES);
    }

    @Test
    void every_partner_has_a_user_and_an_admin_of_its_own() {
        assertThat(DemoPeople.partners()).hasSize(5).allSatisfy(partner -> {
            assertThat(partner.user().organisation()).isEqualTo(partner.organisation());
            assertThat(partner.admin().organisation()).isEqualTo(partner.organisation());
            assertThat(partner.user().role()).isEqualTo("PARTNER_USER");
            assertThat(partner.admin().role()).isEqualTo("PARTNER_ADMIN");
        });
    }
}
