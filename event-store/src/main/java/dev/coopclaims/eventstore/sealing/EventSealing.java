package dev.coopclaims.eventstore.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Seals the fields of one event: {@link #seal} for each, in the order in which they are written, then {@link #texts}. All
 * texts of a subject are sealed at once, since a short text costs as much as a long one. Not thread-safe.
 */
public final class EventSealing {

    private final Aead aead;
    private final Map<String, FieldKey> found;
    private final MarkedTypes.Marked marked;
    private final Object event;
    private final String eventId;
    private final String stream;
    private final List<Section> sections = new ArrayList<>(1);
    private int place;

    EventSealing(
            Aead aead,
            Map<String, FieldKey> found,
            MarkedTypes.Marked marked,
            Object event,
            String eventId,
            String stream) {
        this.aead = aead;
        this.found = found;
        this.marked = marked;
        this.event = event;
        this.eventId = eventId;
        this.stream = stream;
    }

    /** The texts of one subject. */
    private static final class Section {
        private final String component;
        private final FieldKey key;
        private final byte[] name;
        private final List<byte[]> texts = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();
        private int clearBytes;

        /** @param name of the subject; empty for the stream */
        Section(String component, FieldKey key, byte[] name) {
            this.component = component;
            this.key = key;
            this.name = name;
        }

        void add(int place, byte[] text) {
            places.add(place);
            texts.add(text);
            clearBytes += SealedForm.width(place) + SealedForm.width(text.length) + text.length;
        }

        int headBytes() {
            return Short.BYTES + 1 + name.length + Integer.BYTES;
        }

        int sealedBytes() {
            return Aead.NONCE_BYTES + clearBytes + Aead.TAG_BYTES;
        }

        byte[] clear() {
            byte[] clear = new byte[clearBytes];
            int at = 0;
            for (int i = 0; i < texts.size(); i++) {
                byte[] text = texts.get(i);
                at = SealedForm.put(places.get(i), clear, at);
                at = SealedForm.put(text.length, clear, at);
                System.arraycopy(text, 0, clear, at, text.length);
                at += text.length;
            }
            return clear;
        }
    }

    /**
     * Takes the text of the next field.
     *
     * @param component as {@link FieldSealing#subjectOf} tells
     * @return what is stored in its place
     */
    public byte[] seal(String component, String text) {
        int number = numberOf(component);
        sections.get(number).add(place++, text.getBytes(StandardCharsets.UTF_8));
        return SealedForm.inPlace(number);
    }

    private int numberOf(String component) {
        for (int number = 0; number < sections.size(); number++) {
            if (sections.get(number).component.equals(component)) {
                return number;
            }
        }
        String name = component.equals(FieldMarks.STREAM) ? null : marked.nameIn(event, component);
        FieldKey key = found.get(name == null ? Subjects.stream(stream) : Subjects.named(name));
        if (key == null) {
            throw new IllegalStateException("a marked field of "
                    + event.getClass().getName() + " is in a type that its components do not show");
        }
        byte[] named = name == null ? new byte[0] : name.getBytes(StandardCharsets.UTF_8);
        if (named.length > SealedForm.MAX_NAME_BYTES || (name != null && name.isEmpty())) {
            throw new IllegalArgumentException("the id of a subject has 1 to " + SealedForm.MAX_NAME_BYTES + " bytes");
        }
        if (sections.size() > SealedForm.MAX_SECTIONS) {
            throw new IllegalArgumentException("the fields of an event have too many subjects");
        }
        sections.add(new Section(component, key, named));
        return sections.size() - 1;
    }

    /** What holds the sealed texts and precedes everything else in the payload; null when there are none. */
    public byte @Nullable [] texts() {
        if (sections.isEmpty()) {
            return null;
        }
        int length = SealedForm.SECTIONS_AT;
        for (Section section : sections) {
            length += section.headBytes() + section.sealedBytes();
        }
        byte[] data = new byte[length];
        SealedForm.begin(data);
        ByteBuffer out = ByteBuffer.wrap(data).position(SealedForm.SECTIONS_AT);
        for (int number = 0; number < sections.size(); number++) {
            Section section = sections.get(number);
            out.putShort((short) section.key.generation())
                    .put((byte) section.name.length)
                    .put(section.name)
                    .putInt(section.sealedBytes());
            aead.seal(
                    section.key.secret(),
                    SealedForm.associated(eventId, number),
                    section.clear(),
                    data,
                    out.position());
            out.position(out.position() + section.sealedBytes());
        }
        return data;
    }
}
