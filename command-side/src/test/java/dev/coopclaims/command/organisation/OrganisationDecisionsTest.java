package dev.coopclaims.command.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.Node;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.Grant;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrganisationDecisionsTest {
    private static final UserId MACHINE = new UserId("machine");
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
    void an_installation_has_one_vendor() {
        Node node = new Node(new InMemoryStreams());
        for (RegisterOrganisation wrong : List.of(
                new RegisterOrganisation(ID, "Second", OrganisationKind.VENDOR),
                new RegisterOrganisation(Node.VENDOR, "Vendor", OrganisationKind.PARTNER))) {
            assertThatThrownBy(() -> node.commands.send(wrong, Node.MANAGER))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.violations().getFirst().code()).isEqualTo(RefusalCode.SECOND_VENDOR.code());
                        assertThat(refusal.violations().getFirst().message()).contains("org-vendor");
                    });
        }
        node.commands.send(new RegisterOrganisation(Node.VENDOR, "Vendor", OrganisationKind.VENDOR), Node.MANAGER);
    }

    @Test
    void to_a_global_admin_another_organisation_does_not_exist() {
        Node node = new Node(new InMemoryStreams());
        node.commands.send(new RegisterOrganisation(ID, "One", OrganisationKind.PARTNER), Node.MANAGER);
        assertKind(Refusal.Kind.NOT_FOUND, () -> node.commands.send(member("anna", Role.PARTNER_USER), admin("org-2")));
        node.commands.send(member("anna", Role.PARTNER_USER), admin("org-1"));
    }

    @Test
    void who_is_limited_gives_nobody_more_than_it_has_R_5() {
        Node node = new Node(new InMemoryStreams());
        node.commands.send(new RegisterOrganisation(ID, "One", OrganisationKind.PARTNER), Node.MANAGER);
        node.commands.send(member("admin", Role.GLOBAL_ADMIN), Node.MANAGER);
        node.commands.send(member("anna", Role.PARTNER_USER), Node.MANAGER);
        node.commands.send(limits("admin", List.of("CSP")), Node.MANAGER);
        Actor limited = admin("org-1");

        assertKind(Refusal.Kind.FORBIDDEN, () -> node.commands.send(limits("admin", List.of()), limited));
        assertKind(Refusal.Kind.FORBIDDEN, () -> node.commands.send(limits("anna", List.of("CSP")), limited));
        assertKind(Refusal.Kind.FORBIDDEN, () -> node.commands.send(new RemoveMember(ID, new UserId("anna")), limited));
        node.commands.send(member("bert", Role.PARTNER_USER), limited);
        assertThat(state(node).members().get(new UserId("bert")))
                .isEqualTo(new Membership(Role.PARTNER_USER, Set.of("CSP"), Set.of(), Set.of()));
        assertKind(
                Refusal.Kind.FORBIDDEN, () -> node.commands.send(limits("bert", List.of("CSP", "OSA_SELL")), limited));
        node.commands.send(new RemoveMember(ID, new UserId("bert")), limited);
    }

    @Test
    void the_vendor_is_never_closed_and_who_is_limited_closes_and_renames_nobody_R_6() {
        Node node = new Node(new InMemoryStreams());
        node.commands.send(new RegisterOrganisation(Node.VENDOR, "Vendor", OrganisationKind.VENDOR), Node.MANAGER);
        node.commands.send(new RegisterOrganisation(ID, "One", OrganisationKind.PARTNER), Node.MANAGER);
        assertThatThrownBy(() -> node.commands.send(new CloseOrganisation(Node.VENDOR, "no"), Node.MANAGER))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations().getFirst().code())
                                .isEqualTo(RefusalCode.VENDOR_STAYS_OPEN.code()));
        UserId manager = Node.MANAGER.user();
        node.commands.send(new AddMember(Node.VENDOR, manager, "Manager", null, Role.PROGRAMME_MANAGER), Node.MANAGER);
        node.commands.send(new ChangeMember(Node.VENDOR, manager, null, List.of("CSP"), null), Node.MANAGER);

        for (OrganisationCommand command : List.of(
                new CloseOrganisation(ID, "left"), new RenameOrganisation(ID, "Two"), new ReopenOrganisation(ID))) {
            assertKind(Refusal.Kind.FORBIDDEN, () -> node.commands.send(command, Node.MANAGER));
        }
        assertThat(state(node).closedOn()).isNull();
        assertThat(state(node).names().organisation()).isEqualTo("One");
    }

    @Test
    void a_grant_is_of_the_vendors_machines_and_ends_with_the_role() {
        Node node = new Node(new InMemoryStreams());
        node.commands.send(new RegisterOrganisation(ID, "One", OrganisationKind.PARTNER), Node.MANAGER);
        node.commands.send(new RegisterOrganisation(Node.VENDOR, "V", OrganisationKind.VENDOR), Node.MANAGER);
        for (OrganisationId organisation : List.of(ID, Node.VENDOR)) {
            node.commands.send(machine(organisation), Node.MANAGER);
        }
        assertThatThrownBy(() -> node.commands.send(grants(ID, null, Grant.IMPORT_EARNINGS), Node.MANAGER))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations().getFirst().code())
                                .isEqualTo(RefusalCode.GRANT_NOT_ALLOWED.code()));
        assertKind(Refusal.Kind.FORBIDDEN, () -> node.commands.send(grants(ID, null), admin("org-1")));
        node.commands.send(grants(Node.VENDOR, null, Grant.IMPORT_EARNINGS), Node.MANAGER);
        assertThat(granted(node)).containsExactly(Grant.IMPORT_EARNINGS);
        node.commands.send(new ChangeMember(Node.VENDOR, MACHINE, Role.AUDITOR, null, null), Node.MANAGER);
        assertThat(granted(node)).isEmpty();
        assertThatThrownBy(() -> node.commands.send(grants(Node.VENDOR, null, Grant.IMPORT_EARNINGS), Node.MANAGER))
                .isInstanceOf(Refusal.class);
        node.commands.send(grants(Node.VENDOR, Role.INTEGRATOR, Grant.IMPORT_EARNINGS), Node.MANAGER);
        node.commands.send(grants(Node.VENDOR, null), Node.MANAGER);
        assertThat(granted(node)).isEmpty();
    }

    private static AddMember machine(OrganisationId organisation) {
        return new AddMember(organisation, MACHINE, "a machine", null, Role.INTEGRATOR);
    }

    private static ChangeMember grants(OrganisationId organisation, @Nullable Role role, Grant... grants) {
        return new ChangeMember(organisation, MACHINE, role, null, null, Set.of(grants));
    }

    private static Set<Grant> granted(Node node) {
        return Objects.requireNonNull(stateOf(node, Node.VENDOR).members().get(MACHINE))
                .grants();
    }

    private static ChangeMember limits(String user, List<String> programmes) {
        return new ChangeMember(ID, new UserId(user), null, programmes, null);
    }

    private static OrganisationState state(Node node) {
        return stateOf(node, ID);
    }

    private static OrganisationState stateOf(Node node, OrganisationId organisation) {
        return node.organisations.find(organisation).orElseThrow();
    }

    private static void assertKind(Refusal.Kind kind, Runnable decision) {
        assertThatThrownBy(decision::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    private static boolean allowed(OrganisationKind kind, Role role) {
        try {
            OrganisationDecisions.addMember(OrganisationState.empty(ID, kind), member("anna", role), Reach.EVERYTHING);
            return true;
        } catch (Refusal refusal) {
            assertThat(refusal.violations().getFirst().code()).isEqualTo(RefusalCode.ROLE_NOT_ALLOWED.code());
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
