package dev.coopclaims.command.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.Node;
import dev.coopclaims.command.claim.CheckAttach;
import dev.coopclaims.command.dispatch.RecentStreams;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecentOrganisationsTest {
    private static final OrganisationId ORG = new OrganisationId("org-aire");
    private static final Actor ALICE =
            new Actor(new UserId("alice"), Set.of(Role.PARTNER_USER), ORG, Actor.Channel.API);

    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final InMemoryStreams streams = new InMemoryStreams();
    private final Node elsewhere = new Node(streams);
    private long now;
    private final RecentStreams memory = new RecentStreams(streams::read, 100, () -> now);
    private final RecentOrganisations recent = new RecentOrganisations(memory, MAX_AGE);
    private final Memberships memberships = new Memberships(recent);

    @BeforeEach
    void alice_is_a_member() {
        elsewhere.commands.send(new RegisterOrganisation(ORG, "Aire", OrganisationKind.PARTNER), Node.MANAGER);
        elsewhere.commands.send(new AddMember(ORG, ALICE.user(), "Alice", null, Role.PARTNER_USER), Node.MANAGER);
        streams.readsFrom(ORG.value());
    }

    @Test
    void many_requests_within_the_bound_read_once() {
        for (int request = 0; request < 100; request++) {
            memberships.of(ALICE);
        }

        assertThat(streams.readsFrom(ORG.value())).hasSize(1);
    }

    @Test
    void an_organisation_that_is_not_there_is_asked_for_once_within_the_bound_too() {
        OrganisationId unheard = new OrganisationId("org-unheard");
        for (int request = 0; request < 100; request++) {
            assertThat(recent.find(unheard)).isEmpty();
        }
        assertThat(streams.readsFrom(unheard.value())).hasSize(1);
        elsewhere.commands.send(new RegisterOrganisation(unheard, "New", OrganisationKind.PARTNER), Node.MANAGER);

        now += MAX_AGE.toNanos();

        assertThat(recent.find(unheard)).isPresent();
    }

    @Test
    void who_was_removed_by_another_process_is_locked_out_after_the_bound_at_the_latest() {
        memberships.of(ALICE);
        elsewhere.commands.send(new RemoveMember(ORG, ALICE.user()), Node.MANAGER);
        assertThatCode(() -> memberships.of(ALICE)).doesNotThrowAnyException();

        now += MAX_AGE.toNanos();

        assertThatThrownBy(() -> memberships.of(ALICE)).isInstanceOf(Refusal.class);
    }

    @Test
    void who_asks_for_what_is_there_now_sees_it() {
        memberships.of(ALICE);
        elsewhere.commands.send(new RemoveMember(ORG, ALICE.user()), Node.MANAGER);

        recent.refresh(ORG);

        assertThatThrownBy(() -> memberships.of(ALICE)).isInstanceOf(Refusal.class);
    }

    @Test
    void who_was_removed_by_this_process_is_locked_out_at_once() {
        Node here = elsewhere;
        Memberships own = new Memberships(new RecentOrganisations(here.recent, Duration.ofHours(1)));
        own.of(ALICE);

        here.commands.send(new RemoveMember(ORG, ALICE.user()), Node.MANAGER);

        assertThatThrownBy(() -> own.of(ALICE)).isInstanceOf(Refusal.class);
    }

    @Test
    void what_a_command_has_read_is_known_here_and_needs_no_read() {
        Memberships own = new Memberships(new RecentOrganisations(elsewhere.recent, Duration.ofHours(1)));
        new Node(streams).commands.send(new RemoveMember(ORG, ALICE.user()), Node.MANAGER);
        own.isMember(ORG, ALICE.user());
        streams.readsFrom(ORG.value());

        assertThatThrownBy(() -> elsewhere.commands.send(new CheckAttach(new ClaimId("claim-1")), ALICE))
                .isInstanceOf(Refusal.class);
        assertThat(streams.readsFrom(ORG.value())).hasSize(1);
        assertThatThrownBy(() -> own.of(ALICE)).isInstanceOf(Refusal.class);
        assertThat(streams.readsFrom(ORG.value())).isEmpty();
    }
}
