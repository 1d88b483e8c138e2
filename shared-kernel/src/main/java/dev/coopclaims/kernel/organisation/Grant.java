package dev.coopclaims.kernel.organisation;

/** What a machine may do beyond its role because somebody granted it (domain.md §2). */
public enum Grant {
    /** Import earnings; only for machines of the vendor. */
    IMPORT_EARNINGS
}
