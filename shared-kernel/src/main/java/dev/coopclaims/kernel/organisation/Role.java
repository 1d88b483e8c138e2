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
    /** A machine client, of one organisation or of the vendor: which of the two says its organisation, not the role. */
    INTEGRATOR(false),
    OPERATOR(false);

    private final boolean ofVendor;

    Role(boolean ofVendor) {
        this.ofVendor = ofVendor;
    }

    /** Whether who holds it sees claims and funds of every organisation. */
    public boolean ofVendor() {
        return ofVendor;
    }
}
