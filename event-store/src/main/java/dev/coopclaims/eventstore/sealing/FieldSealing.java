package dev.coopclaims.eventstore.sealing;

import java.nio.ByteBuffer;
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

    /** The first field of a payload with sealed fields: it holds their texts. */
    public static final String TEXTS = "_sealed";

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

    /** Whether binary data is of a sealed field; nothing else is stored with its beginning. */
    public static boolean isSealed(byte[] data, int offset, int length) {
        return SealedForm.is(data, offset, length);
    }

    /** Whether binary data that {@link #isSealed} holds the texts of an event, and does not stand in a field's place. */
    public static boolean isTexts(byte[] sealed) {
        return SealedForm.isTexts(sealed);
    }

    /** Whose key a record's component is sealed under, as {@link FieldMarks#subjectOf} tells. */
    public @Nullable String subjectOf(Class<?> declaring, String component) {
        return types.subjectOf(declaring, component);
    }

    /** Reads the keys of {@linkplain Subjects subjects} that will be opened, in one query. */
    public void prefetch(Set<String> subjects) {
        keys.prefetch(subjects);
    }

    /**
     * Collects the subjects of an event's texts, without their keys; what cannot be read is left out.
     *
     * @param sealed what holds its texts
     * @param stream of the event, or its id if it has none
     */
    public static void collectSubjects(byte[] sealed, String stream, Set<String> subjects) {
        if (!SealedForm.isTexts(sealed)) {
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(sealed).position(SealedForm.SECTIONS_AT);
        while (in.hasRemaining()) {
            SealedForm.Head head = SealedForm.head(in);
            if (head == null) {
                return;
            }
            subjects.add(head.subject(stream));
            in.position(in.position() + head.length());
        }
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
        return new EventOpening(aead, keys, eventId, stream);
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
            return marked.isNothing() ? null : new EventSealing(aead, found, marked, event, eventId, stream);
        }
    }
}
