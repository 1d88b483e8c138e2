package dev.coopclaims.command.organisation;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.Optional;

/**
 * How far the memberships of those who act reach, as the organisations say now: a token is older. Of whom its
 * organisation has never heard, the token alone speaks.
 */
public final class Memberships {
    private final Organisations organisations;

    public Memberships(Organisations organisations) {
        this.organisations = organisations;
    }

    /** What lies inside somebody's membership. */
    @FunctionalInterface
    public interface Reach {

        boolean includes(String programme, String location);
    }

    /**
     * How far the actor's membership reaches.
     *
     * @throws Refusal forbidden when the actor was removed, or acts in a role that it has no more
     */
    public Reach of(Actor actor) {
        OrganisationState organisation =
                organisations.find(actor.organisation()).orElse(null);
        if (organisation == null) {
            return (programme, location) -> true;
        }
        if (organisation.removed().contains(actor.user())) {
            throw Refusal.forbidden("You do not act for the organisation any more.");
        }
        Membership membership = organisation.members().get(actor.user());
        if (membership == null) {
            return (programme, location) -> true;
        }
        if (!actor.is(membership.role())) {
            throw Refusal.forbidden("Your role is " + membership.role() + " now; sign in again.");
        }
        return membership::reaches;
    }

    /** As what the user acts for the organisation; empty when it is no member, or the organisation is unknown. */
    public Optional<Membership> of(OrganisationId organisation, UserId user) {
        return organisations
                .find(organisation)
                .flatMap(found -> Optional.ofNullable(found.members().get(user)));
    }

    /** Whether the user acts for the organisation. */
    public boolean isMember(OrganisationId organisation, UserId user) {
        return of(organisation, user).isPresent();
    }
}
