package dev.coopclaims.app.security;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.Role;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A bearer token that was verified and names an actor. */
final class ActorToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Actor actor;

    /** @param rolesNow the actor's roles that are still valid */
    ActorToken(Actor actor, Set<Role> rolesNow) {
        super(rolesNow.stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList());
        this.actor = actor;
        super.setAuthenticated(true);
    }

    Actor actor() {
        return actor;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return actor;
    }

    @Override
    public String getName() {
        return actor.user().value();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ActorToken token && token.actor.equals(actor);
    }

    @Override
    public int hashCode() {
        return Objects.hash(actor);
    }
}
