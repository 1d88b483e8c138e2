package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.Grant;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The current memberships of actors and their reach. They come from the organisations, because a token may be out
 * of date. If an organisation does not know a user, only the token counts.
 */
public final class Memberships {
    private static final int MAX_TO_ASK = 3;

    private final Organisations organisations;

    public Memberships(Organisations organisations) {
        this.organisations = organisations;
    }

    /** The memberships at one moment of the log. */
    public static Memberships in(Streams streams) {
        return new Memberships(organisation -> streams.find(OrganisationState.KIND, organisation));
    }

    /**
     * How far the actor's membership reaches.
     *
     * @throws Refusal as {@link #acting}
     */
    public Reach of(Actor actor) {
        Membership membership = now(actor);
        return membership == null ? Reach.EVERYTHING : membership.reach();
    }

    /**
     * For what concerns a whole organisation, with all its claims and people.
     *
     * @throws Refusal forbidden if the actor's membership is limited; as {@link #acting}
     */
    public void requireUnlimited(Actor actor) {
        if (!of(actor).equals(Reach.EVERYTHING)) {
            throw Refusal.of(RequestCode.MEMBERSHIP_LIMITED);
        }
    }

    /**
     * The actor with only the role of its current membership, whatever else the token names.
     *
     * @throws Refusal forbidden if the actor was removed, or acts in a role that it no longer has
     */
    public Actor acting(Actor actor) {
        Membership membership = now(actor);
        return membership == null
                ? actor
                : new Actor(actor.user(), Set.of(membership.role()), actor.organisation(), actor.channel());
    }

    /** Whether the actor's membership has the grant; a user that its organisation does not know has none. */
    public boolean isGranted(Actor actor, Grant grant) {
        Membership membership = now(actor);
        return membership != null && membership.grants().contains(grant);
    }

    /** The roles in which the actor may act now; none if it was removed or no longer has any of the token's roles. */
    public Set<Role> rolesNow(Actor actor) {
        try {
            return acting(actor).roles();
        } catch (Refusal noMore) {
            return Set.of();
        }
    }

    private @Nullable Membership now(Actor actor) {
        OrganisationState organisation =
                organisations.find(actor.organisation()).orElse(null);
        if (organisation == null) {
            return null;
        }
        if (organisation.removed().contains(actor.user())) {
            throw Refusal.of(RequestCode.NO_LONGER_MEMBER);
        }
        Membership membership = organisation.members().get(actor.user());
        if (membership != null && !actor.is(membership.role())) {
            throw Refusal.of(RequestCode.ROLE_CHANGED, membership.role());
        }
        return membership;
    }

    /** The user's membership; empty if it is not a member or the organisation is unknown. */
    public Optional<Membership> of(OrganisationId organisation, UserId user) {
        return organisations
                .find(organisation)
                .flatMap(found -> Optional.ofNullable(found.members().get(user)));
    }

    /** All members of the organisation; empty if it is unknown. */
    public Map<UserId, Membership> members(OrganisationId organisation) {
        return organisations.find(organisation).map(OrganisationState::members).orElse(Map.of());
    }

    /** Whether the user is a member of the organisation. */
    public boolean isMember(OrganisationId organisation, UserId user) {
        return of(organisation, user).isPresent();
    }

    /** Members without limits, the most trusted first; only a few, enough to know whom to ask. */
    public List<UserId> unlimited(OrganisationId organisation) {
        return organisations
                .find(organisation)
                .map(found -> found.members().entrySet().stream()
                        .filter(member -> member.getValue().isUnlimited()
                                && member.getValue().role() != Role.INTEGRATOR)
                        .sorted(Comparator.<Map.Entry<UserId, Membership>, Role>comparing(
                                        member -> member.getValue().role())
                                .reversed()
                                .thenComparing(member -> member.getKey().value()))
                        .limit(MAX_TO_ASK)
                        .map(Map.Entry::getKey)
                        .toList())
                .orElse(List.of());
    }

    /** The names of the organisation and its people; ids if it never registered. */
    public OrganisationNames names(OrganisationId organisation) {
        return organisations
                .find(organisation)
                .map(OrganisationState::names)
                .orElseGet(() -> OrganisationNames.of(organisation.value()));
    }
}
