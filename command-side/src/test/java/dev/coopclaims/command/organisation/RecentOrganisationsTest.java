package dev.coopclaims.command.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.MemberRemoved;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentOrganisationsTest {
    private static final OrganisationId ORG = new OrganisationId("org-aire");
    private static final Actor ALICE =
            new Actor(new UserId("alice"), Set.of(Role.PARTNER_USER), ORG, Actor.Channel.API);

    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final OrganisationState with = with();
    private final OrganisationState without = OrganisationState.evolve(with, new MemberRemoved(ORG, ALICE.user()));
    private OrganisationState stored = with;
    private long now;
    private int reads;
    private final RecentOrganisations recent = new RecentOrganisations(this::read, MAX_AGE, () -> now);
    private final Memberships memberships = new Memberships(recent);

    @Test
    void many_commands_within_the_bound_read_once() {
        for (int command = 0; command < 100; command++) {
            memberships.of(ALICE);
        }

        assertThat(reads).isEqualTo(1);
    }

    @Test
    void who_was_removed_by_another_process_is_locked_out_after_the_bound_at_the_latest() {
        memberships.of(ALICE);
        stored = without;

        now += MAX_AGE.toNanos();

        assertThatThrownBy(() -> memberships.of(ALICE)).isInstanceOf(Refusal.class);
    }

    @Test
    void who_was_removed_by_this_process_is_locked_out_at_once() {
        memberships.of(ALICE);
        stored = without;
        assertThatCode(() -> memberships.of(ALICE)).doesNotThrowAnyException();

        recent.forget(ORG);

        assertThatThrownBy(() -> memberships.of(ALICE)).isInstanceOf(Refusal.class);
    }

    private Optional<OrganisationState> read(OrganisationId organisation) {
        reads++;
        return organisation.equals(ORG) ? Optional.of(stored) : Optional.empty();
    }

    private static OrganisationState with() {
        OrganisationState registered = OrganisationState.evolve(
                null, new OrganisationRegistered(ORG, "Aire", OrganisationKind.PARTNER, null, null, null));
        return OrganisationState.evolve(
                registered, new MemberAdded(ORG, ALICE.user(), "Alice", null, Role.PARTNER_USER));
    }
}
