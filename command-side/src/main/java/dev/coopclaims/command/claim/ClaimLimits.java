package dev.coopclaims.command.claim;

/** How much one claim may hold. These are limits of the system; the programme's limits are in the catalogue. */
public final class ClaimLimits {
    public static final int MAX_COSTS = 200;
    /** Documents attached at one time; removed ones do not count. */
    public static final int MAX_DOCUMENTS = 200;
    /** Comments by everybody over the life of the claim. */
    public static final int MAX_COMMENTS = 1_000;

    /** Internal notes over the life of the claim. */
    public static final int MAX_NOTES = 1_000;
    /**
     * Size of all comments of a claim together, and likewise of its notes: each view of a claim is a single document.
     */
    public static final long MAX_CONVERSATION_BYTES = 2_000_000;
    /** Upload requests open at one time. */
    public static final int MAX_UPLOAD_REQUESTS = 50;
    /** Requests for originals over the life of the claim. */
    public static final int MAX_ORIGINALS_REQUESTS = 50;

    public static final int MAX_URL_CHARS = 2_000;
    /** People that one cost was for. */
    public static final int MAX_ATTENDEES = 100_000;
    /** Names of the people of all costs of a claim together, in UTF-16: its views are single documents. */
    public static final long MAX_ATTENDEES_CHARS = 1_000_000;
    /** Hours of one statement of in-house work: ten people for a half-year. */
    public static final int MAX_HOURS = 20_000;

    private ClaimLimits() {}
}
