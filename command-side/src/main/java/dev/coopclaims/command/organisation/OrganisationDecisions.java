package dev.coopclaims.command.organisation;

import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.Grant;
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
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may happen to an organisation (domain description, part 2). Pure. */
public final class OrganisationDecisions {
    /** The maximum number of members of one organisation. */
    public static final int MEMBERS_MAX = 10_000;

    private static final Set<Role> OF_PARTNERS =
            EnumSet.of(Role.PARTNER_USER, Role.PARTNER_ADMIN, Role.GLOBAL_ADMIN, Role.INTEGRATOR);
    private static final Set<Role> OF_VENDOR = EnumSet.of(
            Role.REVIEWER, Role.FINANCE, Role.PROGRAMME_MANAGER, Role.AUDITOR, Role.INTEGRATOR, Role.OPERATOR);

    private OrganisationDecisions() {}

    /**
     * An installation has one vendor. The vendor's roles count only in its own organisation, so the people of a second
     * vendor could do nothing.
     *
     * @param vendor the vendor's own organisation
     * @throws Refusal conflict when there is such an organisation; {@link RefusalCode#SECOND_VENDOR}, {@link RefusalCode#VENDOR_AS_PARTNER}
     */
    public static OrganisationRegistered register(
            @Nullable OrganisationState state, RegisterOrganisation command, OrganisationId vendor) {
        if (state != null) {
            throw Refusal.conflict(RefusalCode.ORGANISATION_EXISTS.at("/organisation", command.organisation()));
        }
        boolean isVendor = command.organisation().equals(vendor);
        if (isVendor != (command.kind() == OrganisationKind.VENDOR)) {
            throw Refusal.rule(
                    isVendor
                            ? RefusalCode.VENDOR_AS_PARTNER.at("/kind", vendor)
                            : RefusalCode.SECOND_VENDOR.at("/kind", vendor, command.organisation()));
        }
        return new OrganisationRegistered(
                command.organisation(),
                command.name(),
                command.kind(),
                command.externalId(),
                command.country(),
                command.language());
    }

    /**
     * No event if it is already called so.
     *
     * @param reach the reach of the actor
     * @throws Refusal forbidden if the actor's membership is limited
     */
    public static List<OrganisationEvent> rename(OrganisationState state, RenameOrganisation command, Reach reach) {
        requireUnlimited(reach);
        return command.name().equals(state.names().organisation())
                ? List.of()
                : List.of(new OrganisationRenamed(state.id(), command.name()));
    }

    /**
     * Claims that were submitted do not keep it from being closed; they run to their end.
     *
     * @param reach the reach of the actor
     * @param today in UTC
     * @throws Refusal forbidden if the actor's membership is limited; conflict if it is closed; {@link
     *     RefusalCode#VENDOR_STAYS_OPEN}
     */
    public static OrganisationClosed close(
            OrganisationState state, CloseOrganisation command, Reach reach, LocalDate today) {
        requireUnlimited(reach);
        if (state.kind() == OrganisationKind.VENDOR) {
            throw Refusal.rule(
                    RefusalCode.VENDOR_STAYS_OPEN.at("", state.names().organisation()));
        }
        if (state.closedOn() != null) {
            throw Refusal.conflict(RefusalCode.ORGANISATION_CLOSED_TWICE.at(
                    "/closure", state.names().organisation(), state.closedOn()));
        }
        return new OrganisationClosed(state.id(), today, command.reason());
    }

    /**
     * @param reach the reach of the actor
     * @throws Refusal forbidden if the actor's membership is limited; conflict if it is open
     */
    public static OrganisationReopened reopen(OrganisationState state, Reach reach) {
        requireUnlimited(reach);
        if (state.closedOn() == null) {
            throw Refusal.conflict(RefusalCode.ORGANISATION_NOT_CLOSED.at(
                    "/closure", state.names().organisation()));
        }
        return new OrganisationReopened(state.id());
    }

    /**
     * A partner organisation has no vendor roles, and the vendor has no partner roles: a role gives access to its side.
     * {@code INTEGRATOR} is a machine of either side; {@code OPERATOR} runs the system and belongs to the vendor.
     *
     * @param reach the reach of the actor, which the new member must not exceed
     * @throws Refusal {@link RefusalCode#ROLE_NOT_ALLOWED}, {@link RefusalCode#TOO_MANY_MEMBERS}; conflict if the user
     *     is a member, or the organisation is closed
     */
    public static List<OrganisationEvent> addMember(OrganisationState state, AddMember command, Reach reach) {
        if (state.members().containsKey(command.user())) {
            throw Refusal.conflict(RefusalCode.MEMBER_EXISTS.at("/user", command.user(), state.id()));
        }
        if (readsAsAnotherSubject(command.user())) {
            throw Refusal.rule(RefusalCode.USER_ID_OF_OTHER_KIND.at("/user", command.user()));
        }
        ClosedOrganisations.refuse(state);
        requireRole(state, command.role());
        if (state.members().size() >= MEMBERS_MAX) {
            throw Refusal.rule(RefusalCode.TOO_MANY_MEMBERS.at("", MEMBERS_MAX));
        }
        MemberAdded added =
                new MemberAdded(state.id(), command.user(), command.displayName(), command.email(), command.role());
        return reach.equals(Reach.EVERYTHING) ? List.of(added) : List.of(added, limited(state, command.user(), reach));
    }

    /** Who asks for an erasure says an id alone; nothing else that can be erased may be called like a person (H-6). */
    private static boolean readsAsAnotherSubject(UserId user) {
        return Stream.of(OrganisationId.KIND, ClaimId.KIND, InvoiceId.KIND, PreApprovalId.KIND)
                .anyMatch(kind -> user.value().startsWith(kind + "-"));
    }

    /**
     * Changes a membership; no event for values that stay the same.
     *
     * @param reach the reach of the actor, which the membership must not exceed before or after the change
     * @throws Refusal not found if the user is not a member; forbidden if the membership reaches further;
     *     {@link RefusalCode#ROLE_NOT_ALLOWED}, {@link RefusalCode#UNKNOWN_CODE}, {@link RefusalCode#GRANT_NOT_ALLOWED}
     */
    public static List<OrganisationEvent> changeMember(
            OrganisationState state, ChangeMember command, CatalogueVersions catalogue, Reach reach) {
        Membership before = member(state, command.user());
        requireWithin(reach, before.reach());
        List<OrganisationEvent> events = new ArrayList<>(3);
        Role role = command.role();
        Membership as = before;
        if (role != null && role != before.role()) {
            requireRole(state, role);
            events.add(new MemberRoleChanged(state.id(), command.user(), role));
            as = before.as(role);
        }
        List<String> programmes = command.programmes();
        List<String> locations = command.locations();
        List<Violation> unknown = new ArrayList<>();
        unknown("/programmes", programmes, catalogue.programmes().keySet(), unknown);
        unknown("/locations", locations, catalogue.locations().keySet(), unknown);
        if (!unknown.isEmpty()) {
            throw Refusal.violations(unknown);
        }
        Reach after = new Reach(
                programmes == null ? before.programmes() : Set.copyOf(programmes),
                locations == null ? before.locations() : Set.copyOf(locations));
        requireWithin(reach, after);
        if (!after.equals(before.reach())) {
            events.add(limited(state, command.user(), after));
        }
        Set<Grant> grants = command.grants();
        if (grants != null && !grants.equals(as.grants())) {
            requireGrantable(state, as, grants);
            events.add(new MemberGrantsChanged(
                    state.id(), command.user(), grants.stream().sorted().toList()));
        }
        return events;
    }

    /**
     * @param reach the reach of the actor
     * @throws Refusal not found if the user is not a member, forbidden if the membership reaches further
     */
    public static MemberRemoved removeMember(OrganisationState state, RemoveMember command, Reach reach) {
        requireWithin(reach, member(state, command.user()).reach());
        return new MemberRemoved(state.id(), command.user());
    }

    private static Membership member(OrganisationState state, UserId user) {
        Membership membership = state.members().get(user);
        if (membership == null) {
            throw Refusal.of(RequestCode.NO_SUCH_MEMBER);
        }
        return membership;
    }

    private static MembershipLimited limited(OrganisationState state, UserId user, Reach reach) {
        return new MembershipLimited(state.id(), user, sorted(reach.programmes()), sorted(reach.locations()));
    }

    /** Otherwise a limited member could reach everything through another member, or by changing its own limits. */
    private static void requireWithin(Reach own, Reach wanted) {
        if (!own.covers(wanted)) {
            throw Refusal.of(RequestCode.MEMBERSHIP_REACHES_FURTHER);
        }
    }

    private static void requireUnlimited(Reach own) {
        if (!own.equals(Reach.EVERYTHING)) {
            throw Refusal.of(RequestCode.MEMBERSHIP_LIMITED);
        }
    }

    private static void requireGrantable(OrganisationState state, Membership membership, Set<Grant> grants) {
        boolean machineOfVendor = state.kind() == OrganisationKind.VENDOR && membership.role() == Role.INTEGRATOR;
        if (!grants.isEmpty() && !machineOfVendor) {
            throw Refusal.rule(RefusalCode.GRANT_NOT_ALLOWED.at("/grants", grants));
        }
    }

    private static void requireRole(OrganisationState state, Role role) {
        if (!rolesOf(state.kind()).contains(role)) {
            throw Refusal.rule(RefusalCode.ROLE_NOT_ALLOWED.at("/role", state.kind(), rolesOf(state.kind()), role));
        }
    }

    private static void unknown(
            String path, @Nullable List<String> codes, Set<String> known, List<Violation> violations) {
        if (codes == null) {
            return;
        }
        for (int i = 0; i < codes.size(); i++) {
            if (!known.contains(codes.get(i))) {
                violations.add(RefusalCode.UNKNOWN_CODE.at(path + "/" + i, codes.get(i)));
            }
        }
    }

    private static List<String> sorted(Set<String> codes) {
        return codes.stream().sorted().toList();
    }

    /** The roles that members of this kind of organisation can have. */
    public static Set<Role> rolesOf(OrganisationKind kind) {
        return switch (kind) {
            case PARTNER -> OF_PARTNERS;
            case VENDOR -> OF_VENDOR;
        };
    }
}
