package dev.coopclaims.kernel;

/** The keys of an event's metadata; all stored values are strings. */
public final class EventMetadata {
    /** The acting user's opaque id. */
    public static final String ACTOR = "actor";
    /** The roles of the actor, joined by commas in alphabetical order. */
    public static final String ROLE = "role";
    /** The actor's organisation. */
    public static final String ACTOR_ORGANISATION = "actorOrganisation";
    /** The {@link Actor.Channel}. */
    public static final String CHANNEL = "channel";
    /** The id of the original request. */
    public static final String CORRELATION = "correlationId";
    /** The id of the message that caused this one. */
    public static final String CAUSATION = "causationId";

    /** When the store kept the event, an {@link java.time.Instant}: told by the log with each event, and stored with none. */
    public static final String RECORDED_AT = "recordedAt";

    private EventMetadata() {}
}
