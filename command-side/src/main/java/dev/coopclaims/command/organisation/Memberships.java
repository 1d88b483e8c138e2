package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.Grant;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the memberships of those who act reach, as the organisations say now: a token is older. Of whom its
 * organisation has never heard, the token alone speaks.
 */
public final class Memberships {
    private static final int MAX_TO_ASK = 3;

    private final Organisations organisations;

    public Memberships(Organisations organisations) {
        this.organisations = organisations;
    }

    /** As one moment of the log has them. */
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
     * The actor as the membership has it now: in its role alone, whatever else the token names.
     *
     * @throws Refusal forbidden when the actor was removed, or acts in a role that it has no more
     */
    public Actor acting(Actor actor) {
        Membership membership = now(actor);
        return membership == null
                ? actor
                : new Actor(actor.user(), Set.of(membership.role()), actor.organisation(), actor.channel());
    }

    /** Whether somebody has given it to the actor; as nobody has to one of whom its organisation has never heard. */
    public boolean isGranted(Actor actor, Grant grant) {
        Membership membership = now(actor);
        return membership != null && membership.grants().contains(grant);
    }

    /** The roles in which the actor may act now; none for who was removed, or has none of the token's roles any more. */
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
            throw Refusal.forbidden("You do not act for the organisation any more.");
        }
        Membership membership = organisation.members().get(actor.user());
        if (membership != null && !actor.is(membership.role())) {
            throw Refusal.forbidden("Your role is " + membership.role() + " now; sign in again.");
        }
        return membership;
    }

    /** As what the user acts for the organisation; empty when it is no member, or the organisation is unknown. */
    public Optional<Membership> of(OrganisationId organisation, UserId user) {
        return organisations
                .find(organisation)
                .flatMap(found -> Optional.ofNullable(found.members().get(user)));
    }

    /** Everybody who acts for the organisation; nobody when it is unknown. */
    public Map<UserId, Membership> members(OrganisationId organisation) {
        return organisations.find(organisation).map(OrganisationState::members).orElse(Map.of());
    }

    /** Whether the user acts for the organisation. */
    public boolean isMember(OrganisationId organisation, UserId user) {
        return of(organisation, user).isPresent();
    }

    /** Who acts for the organisation without limits, most trusted first; a few are enough to know whom to ask. */
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

    /** What the organisation and its people are called; ids where it never registered. */
    public OrganisationNames names(OrganisationId organisation) {
        return organisations
                .find(organisation)
                .map(OrganisationState::names)
                .orElseGet(() -> OrganisationNames.of(organisation.value()));
    }
}
