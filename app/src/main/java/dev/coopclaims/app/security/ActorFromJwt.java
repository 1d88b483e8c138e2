package dev.coopclaims.app.security;

import dev.coopclaims.command.organisation.Memberships;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * Reads the actor from a verified token's claims {@code sub}, {@code roles} and {@code organisation}. Roles that are not
 * ours are passed over: an issuer serves other programs too.
 */
final class ActorFromJwt implements Converter<Jwt, ActorToken> {
    private static final Logger LOG = LoggerFactory.getLogger(ActorFromJwt.class);

    private final Memberships memberships;

    /** @param memberships who acts in which role now: for what no endpoint of ours answers, such as figures */
    ActorFromJwt(Memberships memberships) {
        this.memberships = memberships;
    }

    /** @throws InvalidBearerTokenException when a claim is missing or malformed, or partner and vendor roles are mixed */
    @Override
    public ActorToken convert(Jwt jwt) {
        try {
            UserId user = new UserId(text(jwt, "sub"));
            OrganisationId organisation = new OrganisationId(text(jwt, "organisation"));
            Actor actor = new Actor(user, roles(jwt), organisation, Actor.Channel.API);
            return new ActorToken(actor, rolesNow(actor));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidBearerTokenException("the token names no actor: " + malformed.getMessage(), malformed);
        }
    }

    /** The token's while the log is out of reach: an operator has to see why, and endpoints ask for themselves. */
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
        boolean ofPartner = !java.util.Collections.disjoint(
                roles, Arrays.asList(Role.PARTNER_USER, Role.PARTNER_ADMIN, Role.GLOBAL_ADMIN));
        if (ofPartner && roles.stream().anyMatch(Role::ofVendor)) {
            throw new IllegalArgumentException("roles of a partner and of the vendor in one token");
        }
        return roles;
    }

    private static String text(Jwt jwt, String claim) {
        if (jwt.getClaims().get(claim) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no claim '" + claim + "'");
    }
}
