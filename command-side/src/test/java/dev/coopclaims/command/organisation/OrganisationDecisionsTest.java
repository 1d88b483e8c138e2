package dev.coopclaims.command.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.Node;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrganisationDecisionsTest {
    private static final OrganisationId ID = new OrganisationId("org-1");

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_partner_has_no_vendor_roles_and_the_vendor_none_of_a_partners(Role role) {
        boolean ofPartner = allowed(OrganisationKind.PARTNER, role);
        boolean ofVendor = allowed(OrganisationKind.VENDOR, role);
        assertThat(ofPartner || ofVendor).isTrue();
        assertThat(ofPartner && ofVendor).isEqualTo(role == Role.INTEGRATOR);
        if (role.ofVendor() || role == Role.OPERATOR) {
            assertThat(ofPartner).isFalse();
        }
    }

    @Test
    void an_organisation_is_registered_once_and_a_user_is_a_member_once() {
        Node node = new Node(new InMemoryStreams());
        RegisterOrganisation register = new RegisterOrganisation(ID, "One", OrganisationKind.PARTNER);
        node.commands.send(register, Node.MANAGER);
        assertKind(Refusal.Kind.CONFLICT, () -> node.commands.send(register, Node.MANAGER));
        node.commands.send(member("anna", Role.PARTNER_USER), Node.MANAGER);
        assertKind(Refusal.Kind.CONFLICT, () -> node.commands.send(member("anna", Role.GLOBAL_ADMIN), Node.MANAGER));
    }

    @Test
    void to_a_global_admin_another_organisation_does_not_exist() {
        Node node = new Node(new InMemoryStreams());
        node.commands.send(new RegisterOrganisation(ID, "One", OrganisationKind.PARTNER), Node.MANAGER);
        assertKind(Refusal.Kind.NOT_FOUND, () -> node.commands.send(member("anna", Role.PARTNER_USER), admin("org-2")));
        node.commands.send(member("anna", Role.PARTNER_USER), admin("org-1"));
    }

    private static void assertKind(Refusal.Kind kind, Runnable decision) {
        assertThatThrownBy(decision::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    private static boolean allowed(OrganisationKind kind, Role role) {
        try {
            OrganisationDecisions.addMember(OrganisationState.empty(ID, kind), member("anna", role));
            return true;
        } catch (Refusal refusal) {
            assertThat(refusal.violations().getFirst().code()).isEqualTo(OrganisationDecisions.ROLE_NOT_ALLOWED);
            return false;
        }
    }

    private static Actor admin(String organisation) {
        return new Actor(
                new UserId("admin"), Set.of(Role.GLOBAL_ADMIN), new OrganisationId(organisation), Actor.Channel.WEB);
    }

    private static AddMember member(String user, Role role) {
        return new AddMember(ID, new UserId(user), user, null, role);
    }
}
