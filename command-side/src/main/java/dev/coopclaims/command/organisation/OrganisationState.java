package dev.coopclaims.command.organisation;

import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.MemberGrantsChanged;
import dev.coopclaims.kernel.organisation.MemberRemoved;
import dev.coopclaims.kernel.organisation.MemberRoleChanged;
import dev.coopclaims.kernel.organisation.MembershipLimited;
import dev.coopclaims.kernel.organisation.OrganisationClosed;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.OrganisationRenamed;
import dev.coopclaims.kernel.organisation.OrganisationReopened;
import dev.coopclaims.kernel.organisation.UserId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of an organisation; immutable.
 *
 * @param members its members, each with one role
 * @param removed former members, whatever an old token says
 * @param names its name and those of its people
 * @param closedOn the day on which it was closed, in UTC; absent while it is open
 */
public record OrganisationState(
        OrganisationId id,
        OrganisationKind kind,
        Map<UserId, Membership> members,
        Set<UserId> removed,
        OrganisationNames names,
        @Nullable LocalDate closedOn) {
    /** The streams of organisations. */
    public static final StreamKind<OrganisationState, OrganisationEvent> KIND = StreamKind.of(
            "Organisation", OrganisationEvent.class, OrganisationEvent::organisation, OrganisationState::evolve);

    public OrganisationState {
        members = Map.copyOf(members);
        removed = Set.copyOf(removed);
    }

    /** An organisation without members yet. */
    public static OrganisationState empty(OrganisationId id, OrganisationKind kind) {
        return new OrganisationState(id, kind, Map.of(), Set.of(), OrganisationNames.of(id.value()), null);
    }

    /**
     * The state after the event.
     *
     * @throws IllegalStateException if the event cannot happen in this state
     */
    public static OrganisationState evolve(@Nullable OrganisationState state, OrganisationEvent event) {
        if (event instanceof OrganisationRegistered registered) {
            if (state != null) {
                throw new IllegalStateException("registered twice: " + registered.organisation());
            }
            return empty(registered.organisation(), registered.kind()).called(OrganisationNames.of(registered.name()));
        }
        if (state == null) {
            throw new IllegalStateException("not registered: " + event.organisation());
        }
        return state.after(event);
    }

    private OrganisationState after(OrganisationEvent event) {
        return switch (event) {
            case OrganisationRegistered registered ->
                throw new IllegalStateException("registered twice: " + registered.organisation());
            case OrganisationRenamed renamed -> called(names.renamed(renamed.name()));
            case OrganisationClosed closed -> closed(closed.closedOn());
            case OrganisationReopened ignored -> closed(null);
            case MemberAdded added ->
                with(added.user(), Membership.of(added.role())).called(names.with(added.user(), added.displayName()));
            case MemberRoleChanged changed ->
                with(changed.user(), member(changed.user()).as(changed.role()));
            case MembershipLimited limited ->
                with(
                        limited.user(),
                        member(limited.user())
                                .within(Set.copyOf(limited.programmes()), Set.copyOf(limited.locations())));
            case MemberGrantsChanged changed ->
                with(changed.user(), member(changed.user()).with(Set.copyOf(changed.grants())));
            case MemberRemoved gone -> without(member(gone.user()), gone.user());
        };
    }

    private OrganisationState called(OrganisationNames changed) {
        return new OrganisationState(id, kind, members, removed, changed, closedOn);
    }

    private OrganisationState closed(@Nullable LocalDate day) {
        return new OrganisationState(id, kind, members, removed, names, day);
    }

    private Membership member(UserId user) {
        Membership membership = members.get(user);
        if (membership == null) {
            throw new IllegalStateException("not a member of " + id + ": " + user);
        }
        return membership;
    }

    private OrganisationState with(UserId user, Membership membership) {
        Map<UserId, Membership> changed = new HashMap<>(members);
        changed.put(user, membership);
        Set<UserId> stillGone = new HashSet<>(removed);
        stillGone.remove(user);
        return new OrganisationState(id, kind, changed, stillGone, names, closedOn);
    }

    private OrganisationState without(Membership known, UserId user) {
        Map<UserId, Membership> changed = new HashMap<>(members);
        changed.remove(user, known);
        Set<UserId> gone = new HashSet<>(removed);
        gone.add(user);
        return new OrganisationState(id, kind, changed, gone, names, closedOn);
    }
}
