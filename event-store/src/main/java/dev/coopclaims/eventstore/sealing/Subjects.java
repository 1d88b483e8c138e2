package dev.coopclaims.eventstore.sealing;

/**
 * The names of subjects, each of which has one key: a stream, or whoever a component of an event names. The two never
 * share a name.
 */
public final class Subjects {

    private static final String STREAM = "stream/";
    private static final String NAMED = "subject/";

    private Subjects() {}

    /** A stream as a subject. */
    public static String stream(String id) {
        return STREAM + id;
    }

    /** Whoever a component of an event names, by the text of the id. */
    public static String named(String id) {
        return NAMED + id;
    }
}
