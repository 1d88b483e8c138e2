package dev.coopclaims.command.policy;

/**
 * Which two roles about the same claim nobody has at once. Each is a setting, on by default.
 *
 * @param ownOrganisation whether a member of the claim's organisation neither reviews nor decides it
 * @param ownRejection whether who rejected does not decide the dispute
 * @param vendorPeople whether a person of the vendor is made a partner's member by a {@code PROGRAMME_MANAGER} alone
 */
public record Separation(boolean ownOrganisation, boolean ownRejection, boolean vendorPeople) {
    /** The settings' names, for refusals that say how to switch one off. */
    public static final String OWN_ORGANISATION_SETTING = "coop.separation.own-organisation";

    public static final String OWN_REJECTION_SETTING = "coop.separation.own-rejection";

    /** Everything is kept apart. */
    public static final Separation DEFAULT = new Separation(true, true, true);
}
