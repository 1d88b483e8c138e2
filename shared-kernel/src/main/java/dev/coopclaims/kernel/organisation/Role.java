package dev.coopclaims.kernel.organisation;

/** What somebody may do (domain.md §2). */
public enum Role {
    PARTNER_USER(false),
    PARTNER_ADMIN(false),
    GLOBAL_ADMIN(false),
    REVIEWER(true),
    FINANCE(true),
    PROGRAMME_MANAGER(true),
    AUDITOR(true),
    /** A machine client of a partner or of the vendor; its organisation says which, not the role. */
    INTEGRATOR(false),
    OPERATOR(false);

    private final boolean ofVendor;

    Role(boolean ofVendor) {
        this.ofVendor = ofVendor;
    }

    /** Whether the role gives access to claims and funds of every organisation. */
    public boolean ofVendor() {
        return ofVendor;
    }
}
