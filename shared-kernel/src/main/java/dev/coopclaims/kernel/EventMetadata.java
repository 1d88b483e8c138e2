package dev.coopclaims.kernel;

/** The keys of an event's metadata; all values are strings. */
public final class EventMetadata {
    /** The acting user's opaque id. */
    public static final String ACTOR = "actor";
    /** The role or roles acted with, joined by commas in alphabetical order. */
    public static final String ROLE = "role";
    /** The actor's organisation. */
    public static final String ACTOR_ORGANISATION = "actorOrganisation";
    /** The {@link Actor.Channel}. */
    public static final String CHANNEL = "channel";
    /** The id of the request that started it all. */
    public static final String CORRELATION = "correlationId";
    /** The id of the message that caused this one. */
    public static final String CAUSATION = "causationId";

    private EventMetadata() {}
}
