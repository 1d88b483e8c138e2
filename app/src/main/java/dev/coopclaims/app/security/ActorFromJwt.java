package dev.coopclaims.app.security;

import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.command.organisation.OrganisationDecisions;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * Reads the actor from a verified token's claims {@code sub}, {@code roles} and {@code organisation}. Unknown roles are
 * ignored, because an issuer may serve other programs too.
 */
final class ActorFromJwt implements Converter<Jwt, ActorToken> {
    private static final Logger LOG = LoggerFactory.getLogger(ActorFromJwt.class);

    private final Memberships memberships;
    private final OrganisationId vendor;

    /**
     * @param memberships current roles of members, for requests that none of our endpoints answers, such as metrics
     * @param vendor the vendor's own organisation; only its members may have vendor roles
     */
    ActorFromJwt(Memberships memberships, OrganisationId vendor) {
        this.memberships = memberships;
        this.vendor = vendor;
    }

    /**
     * @throws InvalidBearerTokenException when a claim is missing or malformed, or a role is not one of the organisation's
     *     side
     */
    @Override
    public ActorToken convert(Jwt jwt) {
        try {
            UserId user = new UserId(text(jwt, "sub"));
            OrganisationId organisation = new OrganisationId(text(jwt, "organisation"));
            Set<Role> roles = roles(jwt);
            requireSide(roles, organisation);
            Actor actor = new Actor(user, roles, organisation, Actor.Channel.API);
            return new ActorToken(actor, rolesNow(actor));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidBearerTokenException("the token names no actor: " + malformed.getMessage(), malformed);
        }
    }

    /**
     * The token's roles while the log is out of reach: operators must still see why. Endpoints check memberships
     * themselves.
     */
    private Set<Role> rolesNow(Actor actor) {
        try {
            return memberships.rolesNow(actor);
        } catch (RuntimeException outOfReach) {
            LOG.debug("the membership of {} could not be read", actor.user(), outOfReach);
            return actor.roles();
        }
    }

    private static Set<Role> roles(Jwt jwt) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (jwt.getClaims().get("roles") instanceof Collection<?> names) {
            for (Role role : Role.values()) {
                if (names.contains(role.name())) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    /**
     * A role must belong to its organisation's side: a vendor role in a partner's organisation would open every tenant.
     * The command side refuses such memberships, so a token cannot grant them either.
     */
    private void requireSide(Set<Role> roles, OrganisationId organisation) {
        OrganisationKind side = organisation.equals(vendor) ? OrganisationKind.VENDOR : OrganisationKind.PARTNER;
        for (Role role : roles) {
            if (!OrganisationDecisions.rolesOf(side).contains(role)) {
                throw new IllegalArgumentException(role + " is not a role for an organisation of kind " + side);
            }
        }
    }

    private static String text(Jwt jwt, String claim) {
        if (jwt.getClaims().get(claim) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the claim '" + claim + "' is missing");
    }
}
