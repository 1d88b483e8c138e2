package dev.coopclaims.eventstore.sealing;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Seals the marked fields of events when they are written and opens them when they are read. A field whose key was
 * erased reads as {@link #ERASED}. Thread-safe.
 */
public final class FieldSealing {

    /** What an erased field reads as. */
    public static final String ERASED = "erased";

    private static final byte[] NONE = {};

    private final MarkedTypes types;
    private final FieldKeys keys;
    private final Aead aead;

    public FieldSealing(FieldMarks marks, FieldKeys keys) {
        this(marks, keys, new Aead());
    }

    private FieldSealing(FieldMarks marks, FieldKeys keys, Aead aead) {
        this.types = new MarkedTypes(marks);
        this.keys = keys;
        this.aead = aead;
    }

    /**
     * For tests of the stored form alone.
     *
     * @param nonces must not be predictable, and never the same twice under one key, where anything is at stake
     */
    public static FieldSealing withNonces(FieldMarks marks, FieldKeys keys, RandomGenerator nonces) {
        return new FieldSealing(marks, keys, new Aead(nonces));
    }

    /** Whether binary data is a sealed field; nothing else is stored with its beginning. */
    public static boolean isSealed(byte[] data, int offset, int length) {
        return SealedText.is(data, offset, length);
    }

    /** Whose key a record's component is sealed under, as {@link FieldMarks#subjectOf} tells. */
    public @Nullable String subjectOf(Class<?> declaring, String component) {
        return types.subjectOf(declaring, component);
    }

    /** Whether a type of event has marked fields under its stream's key. */
    public boolean marksStreamOf(Class<?> event) {
        return types.of(event).ofStream();
    }

    /** Reads the keys of streams that will be opened, in one query. */
    public void prefetch(Set<String> streams) {
        Set<String> subjects = new HashSet<>();
        streams.forEach(stream -> subjects.add(Subjects.stream(stream)));
        keys.prefetch(subjects);
    }

    /** Begins a commit: collects the subjects of its events. */
    public CommitSealing begin() {
        return new CommitSealing();
    }

    /**
     * What opens the sealed fields of one event.
     *
     * @param stream of the event, or its id if it has none
     */
    public EventOpening opening(String eventId, String stream) {
        return new EventOpening(eventId, stream);
    }

    /** The keys for the events of one commit, all fetched at once. Not thread-safe. */
    public final class CommitSealing {

        private final Set<String> subjects = new HashSet<>();
        private Map<String, FieldKey> found = Map.of();

        private CommitSealing() {}

        /** @param stream of the event, or its id if it has none */
        public void add(Object event, String stream) {
            MarkedTypes.Marked marked = types.of(event.getClass());
            if (marked.ofStream()) {
                subjects.add(Subjects.stream(stream));
            }
            for (String component : marked.named().keySet()) {
                subjects.add(Subjects.named(marked.nameIn(event, component)));
            }
        }

        /**
         * Fetches the keys of all events that were added.
         *
         * @throws KeysUnavailableException when they cannot be read or stored now
         */
        public void fetchKeys() {
            if (!subjects.isEmpty()) {
                found = keys.forSealing(subjects);
            }
        }

        /** What seals the fields of one event that was added; null when it has no marks. */
        public @Nullable EventSealing of(Object event, String eventId, String stream) {
            MarkedTypes.Marked marked = types.of(event.getClass());
            return marked.isNothing() ? null : new EventSealing(found, marked, event, eventId, stream);
        }
    }

    /** Seals the fields of one event, in the order in which they are written. Not thread-safe. */
    public final class EventSealing {

        private final Map<String, FieldKey> found;
        private final MarkedTypes.Marked marked;
        private final Object event;
        private final String stream;
        private final byte[] associated;
        private int place;

        private EventSealing(
                Map<String, FieldKey> found, MarkedTypes.Marked marked, Object event, String eventId, String stream) {
            this.found = found;
            this.marked = marked;
            this.event = event;
            this.stream = stream;
            this.associated = SealedText.associated(eventId);
        }

        /** @param component as {@link FieldSealing#subjectOf} tells */
        public byte[] seal(String component, String text) {
            String name = component.equals(FieldMarks.STREAM) ? null : marked.nameIn(event, component);
            FieldKey key = found.get(name == null ? Subjects.stream(stream) : Subjects.named(name));
            if (key == null) {
                throw new IllegalStateException("a marked field of "
                        + event.getClass().getName() + " is in a type that its components do not show");
            }
            SealedText.place(associated, place++);
            return SealedText.seal(aead, key, name, associated, text);
        }
    }

    /** Opens the fields of one event, in the order in which they are stored. Not thread-safe. */
    public final class EventOpening {

        private final String eventId;
        private final String stream;
        private @Nullable String subject;
        private byte[] associated = NONE;
        private int place;

        private EventOpening(String eventId, String stream) {
            this.eventId = eventId;
            this.stream = stream;
        }

        /**
         * Opens the next field.
         *
         * @throws IllegalArgumentException when the bytes are not a sealed text of this event and place
         * @throws MissingKeyException when the key is missing although nobody erased it
         */
        public String open(byte[] sealed) {
            String ofStream = subject;
            if (ofStream == null) { // most events of a log have no sealed field
                ofStream = Subjects.stream(stream);
                subject = ofStream;
                associated = SealedText.associated(eventId);
            }
            SealedText.place(associated, place++);
            String text = SealedText.open(aead, keys, ofStream, associated, sealed);
            return text == null ? ERASED : text;
        }
    }
}
