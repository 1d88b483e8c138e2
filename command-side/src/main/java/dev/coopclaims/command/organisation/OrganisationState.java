package dev.coopclaims.command.organisation;

import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as its events made it; immutable.
 *
 * @param members who acts for it, each with one role
 */
public record OrganisationState(OrganisationId id, OrganisationKind kind, Map<UserId, Role> members) {

    public OrganisationState {
        members = Map.copyOf(members);
    }

    /**
     * The state after the event.
     *
     * @throws IllegalStateException when the event cannot happen in this state
     */
    public static OrganisationState evolve(@Nullable OrganisationState state, OrganisationEvent event) {
        return switch (event) {
            case OrganisationRegistered registered -> {
                if (state != null) {
                    throw new IllegalStateException("registered twice: " + registered.organisation());
                }
                yield new OrganisationState(registered.organisation(), registered.kind(), Map.of());
            }
            case MemberAdded added -> {
                if (state == null) {
                    throw new IllegalStateException("not registered: " + added.organisation());
                }
                Map<UserId, Role> members = new HashMap<>(state.members());
                members.put(added.user(), added.role());
                yield new OrganisationState(state.id(), state.kind(), members);
            }
        };
    }
}
