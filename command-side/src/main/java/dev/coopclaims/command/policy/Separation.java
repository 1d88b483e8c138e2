package dev.coopclaims.command.policy;

/**
 * Which duties on the same claim nobody may combine. Each is a setting, on by default.
 *
 * @param ownOrganisation whether members of the claim's organisation may not review or decide it
 * @param ownRejection whether the reviewer who rejected a claim may not decide its dispute
 * @param vendorPeople whether only a {@code PROGRAMME_MANAGER} may make a person of the vendor a member of a partner
 * @param erasures whether somebody else than who asked confirms an erasure (H-6)
 */
public record Separation(boolean ownOrganisation, boolean ownRejection, boolean vendorPeople, boolean erasures) {
    /** The names of the settings, for refusals that say how to switch one off. */
    public static final String OWN_ORGANISATION_SETTING = "coop.separation.own-organisation";

    public static final String OWN_REJECTION_SETTING = "coop.separation.own-rejection";

    public static final String ERASURES_SETTING = "coop.separation.erasures";

    /** All duties are kept apart. */
    public static final Separation DEFAULT = new Separation(true, true, true, true);
}
