package dev.coopclaims.kernel.organisation;

/** Whether an organisation earns funds or grants them. */
public enum OrganisationKind {
    PARTNER,
    VENDOR
}
