package dev.coopclaims.command.claim;

/** How much one claim may hold. Bounds of the system, not of the programme: those are the catalogue's. */
public final class ClaimLimits {
    public static final int MAX_COSTS = 200;
    /** Attached at one time; removed ones do not count. */
    public static final int MAX_DOCUMENTS = 200;
    /** Comments of everybody over the life of the claim. */
    public static final int MAX_COMMENTS = 1_000;

    /** Internal notes over the life of the claim. */
    public static final int MAX_NOTES = 1_000;
    /** All comments of a claim together, and likewise its notes: its views are single documents. */
    public static final long MAX_CONVERSATION_BYTES = 2_000_000;
    /** Upload requests that wait at one time. */
    public static final int MAX_UPLOAD_REQUESTS = 50;
    /** Requests for originals over the life of the claim. */
    public static final int MAX_ORIGINALS_REQUESTS = 50;

    public static final int MAX_TITLE_CHARS = 200;
    public static final int MAX_PLAN_ID_CHARS = 100;
    /** Names of suppliers, workers, conferences. */
    public static final int MAX_NAME_CHARS = 200;
    /** Invoice numbers and tax ids. */
    public static final int MAX_NUMBER_CHARS = 100;
    /** Explanations, descriptions of work, reviewers' texts, comments, metrics that are texts or lists. */
    public static final int MAX_TEXT_CHARS = 4_000;

    public static final int MAX_URL_CHARS = 2_000;
    /** People that one cost was for. */
    public static final int MAX_ATTENDEES = 100_000;
    /** Names of the people of all costs of a claim together, in UTF-16: its views are single documents. */
    public static final long MAX_ATTENDEES_CHARS = 1_000_000;
    /** Hours of one statement of in-house work: ten people for a half-year. */
    public static final int MAX_HOURS = 20_000;

    private ClaimLimits() {}
}
