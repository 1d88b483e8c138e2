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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The token compared with the current membership, on another node than the one that changed it. */
class MembershipsTest {
    private static final UserId ROSE = new UserId("rose");

    private final InMemoryStreams streams = new InMemoryStreams();
    private final Node node = new Node(streams);
    private final Memberships elsewhere = new Memberships(new Node(streams).organisations);

    @BeforeEach
    void rose_is_a_member_of_the_vendor() {
        node.commands.send(new RegisterOrganisation(Node.VENDOR, "Vendor", OrganisationKind.VENDOR), Node.MANAGER);
        node.commands.send(new AddMember(Node.VENDOR, ROSE, "Rose", null, Role.FINANCE), Node.MANAGER);
    }

    @Test
    void a_member_acts_in_the_role_of_the_membership_alone() {
        assertThat(elsewhere.acting(rose(Role.FINANCE, Role.REVIEWER)).roles()).containsExactly(Role.FINANCE);
        node.commands.send(new ChangeMember(Node.VENDOR, ROSE, Role.REVIEWER, null, null), Node.MANAGER);
        assertThat(elsewhere.acting(rose(Role.FINANCE, Role.REVIEWER)).roles()).containsExactly(Role.REVIEWER);
        assertThat(elsewhere.rolesNow(rose(Role.FINANCE))).isEmpty();
        assertThatThrownBy(() -> elsewhere.acting(rose(Role.FINANCE)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("REVIEWER");
    }

    @Test
    void who_was_removed_acts_in_no_role_and_who_comes_back_does() {
        node.commands.send(new RemoveMember(Node.VENDOR, ROSE), Node.MANAGER);
        assertThat(elsewhere.rolesNow(rose(Role.FINANCE))).isEmpty();
        node.commands.send(new AddMember(Node.VENDOR, ROSE, "Rose", null, Role.FINANCE), Node.MANAGER);
        assertThat(elsewhere.rolesNow(rose(Role.FINANCE))).containsExactly(Role.FINANCE);
    }

    @Test
    void of_whom_its_organisation_has_never_heard_the_token_alone_speaks() {
        Actor unheard =
                new Actor(new UserId("nobody"), Set.of(Role.FINANCE, Role.REVIEWER), Node.VENDOR, Actor.Channel.API);
        assertThat(elsewhere.acting(unheard)).isEqualTo(unheard);
    }

    @Test
    void no_command_is_done_for_who_was_removed_whatever_it_is_R_5() {
        RegisterOrganisation register =
                new RegisterOrganisation(new OrganisationId("org-1"), "One", OrganisationKind.PARTNER);
        node.commands.send(new RemoveMember(Node.VENDOR, ROSE), Node.MANAGER);
        assertThatThrownBy(() -> node.commands.send(register, rose(Role.FINANCE)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        assertThat(streams.stream("org-1")).isEmpty();
    }

    private static Actor rose(Role... roles) {
        return new Actor(ROSE, Set.of(roles), Node.VENDOR, Actor.Channel.API);
    }
}
