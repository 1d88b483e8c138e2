package dev.coopclaims.command.organisation;

import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may happen to an organisation (domain description, part 2). Pure. */
public final class OrganisationDecisions {
    /** The role is not one of an organisation of that kind. */
    public static final String ROLE_NOT_ALLOWED = "ROLE_NOT_ALLOWED";
    /** The organisation has as many members as it can. */
    public static final String TOO_MANY_MEMBERS = "TOO_MANY_MEMBERS";
    /** Bound of the members of one organisation. */
    public static final int MEMBERS_MAX = 10_000;

    private static final Set<Role> OF_PARTNERS =
            EnumSet.of(Role.PARTNER_USER, Role.PARTNER_ADMIN, Role.GLOBAL_ADMIN, Role.INTEGRATOR);
    private static final Set<Role> OF_VENDOR = EnumSet.of(
            Role.REVIEWER, Role.FINANCE, Role.PROGRAMME_MANAGER, Role.AUDITOR, Role.INTEGRATOR, Role.OPERATOR);

    private OrganisationDecisions() {}

    /** @throws Refusal conflict when there is such an organisation */
    public static OrganisationRegistered register(@Nullable OrganisationState state, RegisterOrganisation command) {
        if (state != null) {
            throw Refusal.conflict("There is an organisation " + command.organisation() + " already.");
        }
        return new OrganisationRegistered(command.organisation(), command.name(), command.kind());
    }

    /**
     * A partner organisation has no vendor roles and the vendor none of a partner's: a role opens what belongs to its
     * side. {@code INTEGRATOR} is a machine of either; {@code OPERATOR} runs the system, which is the vendor's.
     *
     * @throws Refusal {@link #ROLE_NOT_ALLOWED}, {@link #TOO_MANY_MEMBERS}; conflict when the user is a member
     */
    public static MemberAdded addMember(OrganisationState state, AddMember command) {
        if (state.members().containsKey(command.user())) {
            throw Refusal.conflict(command.user() + " is a member of " + state.id() + " already.");
        }
        if (!rolesOf(state.kind()).contains(command.role())) {
            throw Refusal.rule(
                    ROLE_NOT_ALLOWED,
                    "/role",
                    "An organisation that is a " + state.kind() + " has members with the roles " + rolesOf(state.kind())
                            + ", not " + command.role() + ".",
                    "R-1");
        }
        if (state.members().size() >= MEMBERS_MAX) {
            throw Refusal.rule(TOO_MANY_MEMBERS, "", "An organisation has at most " + MEMBERS_MAX + " members.", "R-1");
        }
        return new MemberAdded(state.id(), command.user(), command.displayName(), command.email(), command.role());
    }

    /** The roles that members of such an organisation can have. */
    public static Set<Role> rolesOf(OrganisationKind kind) {
        return switch (kind) {
            case PARTNER -> OF_PARTNERS;
            case VENDOR -> OF_VENDOR;
        };
    }
}
