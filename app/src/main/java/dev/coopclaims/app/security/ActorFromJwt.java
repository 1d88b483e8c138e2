package dev.coopclaims.app.security;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * Reads the actor from a verified token's claims {@code sub}, {@code roles} and {@code organisation}. Roles that are not
 * ours are passed over: an issuer serves other programs too.
 */
final class ActorFromJwt implements Converter<Jwt, ActorToken> {

    /** @throws InvalidBearerTokenException when a claim is missing or malformed, or partner and vendor roles are mixed */
    @Override
    public ActorToken convert(Jwt jwt) {
        try {
            UserId user = new UserId(text(jwt, "sub"));
            OrganisationId organisation = new OrganisationId(text(jwt, "organisation"));
            return new ActorToken(new Actor(user, roles(jwt), organisation, Actor.Channel.API));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidBearerTokenException("the token names no actor: " + malformed.getMessage(), malformed);
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
