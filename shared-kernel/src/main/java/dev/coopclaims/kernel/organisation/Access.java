package dev.coopclaims.kernel.organisation;

import static dev.coopclaims.kernel.organisation.Role.AUDITOR;
import static dev.coopclaims.kernel.organisation.Role.FINANCE;
import static dev.coopclaims.kernel.organisation.Role.GLOBAL_ADMIN;
import static dev.coopclaims.kernel.organisation.Role.INTEGRATOR;
import static dev.coopclaims.kernel.organisation.Role.OPERATOR;
import static dev.coopclaims.kernel.organisation.Role.PARTNER_ADMIN;
import static dev.coopclaims.kernel.organisation.Role.PARTNER_USER;
import static dev.coopclaims.kernel.organisation.Role.PROGRAMME_MANAGER;
import static dev.coopclaims.kernel.organisation.Role.REVIEWER;

import java.util.List;

/** The groups of people that endpoints are open to (domain.md §2): who may call which kind of endpoint. */
public enum Access {
    /** Everybody at a partner who works on claims. */
    PARTNERS(PARTNER_USER, PARTNER_ADMIN, GLOBAL_ADMIN),
    /** People at a partner who dispute and accept rejections. */
    PARTNER_ADMINISTRATORS(PARTNER_ADMIN, GLOBAL_ADMIN),
    REVIEWERS(REVIEWER),
    FINANCE_PEOPLE(FINANCE),
    PROGRAMME_MANAGERS(PROGRAMME_MANAGER),
    OPERATORS(OPERATOR),
    /** People who place and lift holds (H-5). */
    HOLDERS(FINANCE, PROGRAMME_MANAGER),
    /** People who see what was erased and what waits (H-6). */
    ERASURE_READERS(PROGRAMME_MANAGER, AUDITOR),
    /** People who see holds (H-5). */
    HOLD_READERS(FINANCE, PROGRAMME_MANAGER, AUDITOR),
    /** People who add, change and remove members. */
    MEMBERSHIP_ADMINISTRATORS(GLOBAL_ADMIN, PROGRAMME_MANAGER),
    /** Both sides of the conversation about a claim (C-4). */
    COMMENTERS(PARTNER_USER, PARTNER_ADMIN, GLOBAL_ADMIN, REVIEWER),
    /** The vendor's people who write internal notes (V-9). */
    NOTE_WRITERS(REVIEWER, FINANCE, PROGRAMME_MANAGER),
    /** A machine in this group also needs a grant. */
    EARNING_IMPORTERS(FINANCE, INTEGRATOR),
    /** People who see claims, funds and related data within their reach. */
    CLAIM_READERS(PARTNER_USER, PARTNER_ADMIN, GLOBAL_ADMIN, REVIEWER, FINANCE, PROGRAMME_MANAGER, AUDITOR),
    /** The same people without those who only pay. */
    READINESS_READERS(PARTNER_USER, PARTNER_ADMIN, GLOBAL_ADMIN, REVIEWER, PROGRAMME_MANAGER, AUDITOR),
    /** The vendor's people who see every claim. */
    VENDOR_READERS(REVIEWER, FINANCE, PROGRAMME_MANAGER, AUDITOR),
    /** People who look for duplicates across all organisations (C-9). */
    DUPLICATE_READERS(REVIEWER, AUDITOR),
    /** Everybody who is signed in, including machines. */
    EVERYBODY(
            PARTNER_USER,
            PARTNER_ADMIN,
            GLOBAL_ADMIN,
            REVIEWER,
            FINANCE,
            PROGRAMME_MANAGER,
            AUDITOR,
            INTEGRATOR,
            OPERATOR);

    @SuppressWarnings("ImmutableEnumChecker") // of List.of
    private final List<Role> roles;

    Access(Role... roles) {
        this.roles = List.of(roles);
    }

    /** The roles, in the order in which a refusal names them. */
    public List<Role> roles() {
        return roles;
    }
}
