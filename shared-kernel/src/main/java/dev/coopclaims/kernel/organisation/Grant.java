package dev.coopclaims.kernel.organisation;

/** What a machine may do beyond its role, because somebody gave it to it (domain.md §2). */
public enum Grant {
    /** Import earnings; of the vendor's machines alone. */
    IMPORT_EARNINGS
}
