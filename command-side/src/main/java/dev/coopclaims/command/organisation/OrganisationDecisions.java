package dev.coopclaims.command.organisation;

import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.organisation.Grant;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.MemberGrantsChanged;
import dev.coopclaims.kernel.organisation.MemberRemoved;
import dev.coopclaims.kernel.organisation.MemberRoleChanged;
import dev.coopclaims.kernel.organisation.MembershipLimited;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may happen to an organisation (domain description, part 2). Pure. */
public final class OrganisationDecisions {
    /** Bound of the members of one organisation. */
    public static final int MEMBERS_MAX = 10_000;

    private static final Set<Role> OF_PARTNERS =
            EnumSet.of(Role.PARTNER_USER, Role.PARTNER_ADMIN, Role.GLOBAL_ADMIN, Role.INTEGRATOR);
    private static final Set<Role> OF_VENDOR = EnumSet.of(
            Role.REVIEWER, Role.FINANCE, Role.PROGRAMME_MANAGER, Role.AUDITOR, Role.INTEGRATOR, Role.OPERATOR);

    private OrganisationDecisions() {}

    /**
     * An installation has one vendor: roles of the vendor count in its organisation alone, so the people of a second one
     * could do nothing.
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
     * A partner organisation has no vendor roles and the vendor none of a partner's: a role opens what belongs to its
     * side. {@code INTEGRATOR} is a machine of either; {@code OPERATOR} runs the system, which is the vendor's.
     *
     * @param reach of who adds it: the new member gets no further
     * @throws Refusal {@link RefusalCode#ROLE_NOT_ALLOWED}, {@link RefusalCode#TOO_MANY_MEMBERS}; conflict when the user is a member
     */
    public static List<OrganisationEvent> addMember(OrganisationState state, AddMember command, Reach reach) {
        if (state.members().containsKey(command.user())) {
            throw Refusal.conflict(RefusalCode.MEMBER_EXISTS.at("/user", command.user(), state.id()));
        }
        requireRole(state, command.role());
        if (state.members().size() >= MEMBERS_MAX) {
            throw Refusal.rule(RefusalCode.TOO_MANY_MEMBERS.at("", MEMBERS_MAX));
        }
        MemberAdded added =
                new MemberAdded(state.id(), command.user(), command.displayName(), command.email(), command.role());
        return reach.equals(Reach.EVERYTHING) ? List.of(added) : List.of(added, limited(state, command.user(), reach));
    }

    /**
     * Changes a membership; no event for what stays as it is.
     *
     * @param reach of who changes it: neither before nor afterwards may it go further
     * @throws Refusal not found when the user is no member; forbidden when it reaches further;
     *     {@link RefusalCode#ROLE_NOT_ALLOWED}, {@link RefusalCode#UNKNOWN_CODE}, {@link RefusalCode#GRANT_NOT_ALLOWED}
     */
    public static List<OrganisationEvent> changeMember(
            OrganisationState state, ChangeMember command, Catalogue catalogue, Reach reach) {
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
     * @param reach of who removes it
     * @throws Refusal not found when the user is no member, forbidden when it reaches further
     */
    public static MemberRemoved removeMember(OrganisationState state, RemoveMember command, Reach reach) {
        requireWithin(reach, member(state, command.user()).reach());
        return new MemberRemoved(state.id(), command.user());
    }

    private static Membership member(OrganisationState state, UserId user) {
        Membership membership = state.members().get(user);
        if (membership == null) {
            throw Refusal.notFound("The organisation has no such member.");
        }
        return membership;
    }

    private static MembershipLimited limited(OrganisationState state, UserId user, Reach reach) {
        return new MembershipLimited(state.id(), user, sorted(reach.programmes()), sorted(reach.locations()));
    }

    /** Who is limited would otherwise reach everything by way of another member, or of its own limits. */
    private static void requireWithin(Reach own, Reach wanted) {
        if (!own.covers(wanted)) {
            throw Refusal.forbidden("Your membership is limited: it neither changes one that reaches further nor lets"
                    + " one reach further. Ask somebody of the organisation whose membership has no limits (R-5).");
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

    /** The roles that members of such an organisation can have. */
    public static Set<Role> rolesOf(OrganisationKind kind) {
        return switch (kind) {
            case PARTNER -> OF_PARTNERS;
            case VENDOR -> OF_VENDOR;
        };
    }
}
