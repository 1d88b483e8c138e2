package dev.coopclaims.eventstore.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens the fields of one event: {@link #texts} with what precedes the payload, {@link #open} for each field in the order
 * in which they are stored, then {@link #end}. Not thread-safe.
 */
public final class EventOpening {

    private static final String CHANGED = "the sealed fields of an event are not as they were written";

    private final Aead aead;
    private final FieldKeys keys;
    private final String eventId;
    private final String stream;
    private List<Section> sections = List.of();
    private int place;

    EventOpening(Aead aead, FieldKeys keys, String eventId, String stream) {
        this.aead = aead;
        this.keys = keys;
        this.eventId = eventId;
        this.stream = stream;
    }

    /**
     * Reads what holds the texts.
     *
     * @throws IllegalArgumentException when the bytes are not the texts of this event
     * @throws MissingKeyException when a key is missing although nobody erased it
     */
    public void texts(byte[] sealed) {
        if (!sections.isEmpty() || place > 0) {
            throw new IllegalArgumentException(CHANGED);
        }
        List<Section> read = new ArrayList<>(1);
        ByteBuffer in = ByteBuffer.wrap(sealed).position(Math.min(sealed.length, SealedForm.SECTIONS_AT));
        do {
            SealedForm.Head head = SealedForm.isTexts(sealed) ? SealedForm.head(in) : null;
            if (head == null) {
                throw new IllegalArgumentException(CHANGED);
            }
            read.add(section(read.size(), head, sealed, in.position()));
            in.position(in.position() + head.length());
        } while (in.hasRemaining());
        sections = read;
    }

    private Section section(int number, SealedForm.Head head, byte[] sealed, int offset) {
        String subject = head.subject(stream);
        FieldKey key = keys.forOpening(subject, head.generation());
        if (key == null) {
            return new Section(head.name(), null);
        }
        byte[] clear = aead.open(key.secret(), SealedForm.associated(eventId, number), sealed, offset, head.length());
        if (clear == null) {
            throw new IllegalArgumentException("a sealed field does not open with the key of " + subject
                    + ": its bytes were changed, or its key was lost and made anew");
        }
        return new Section(head.name(), clear);
    }

    /**
     * Opens the next field.
     *
     * @param inPlace what is stored in its place
     * @throws IllegalArgumentException when this event has no such text for this place
     */
    public String open(byte[] inPlace) {
        String text = section(inPlace).next(place++);
        return text == null ? FieldSealing.ERASED : text;
    }

    /** The id of the subject under whose key a field is sealed; null for the stream. */
    public @Nullable String nameOf(byte[] inPlace) {
        return section(inPlace).name;
    }

    private Section section(byte[] inPlace) {
        int number = SealedForm.sectionOf(inPlace);
        if (number < 0 || number >= sections.size()) {
            throw new IllegalArgumentException(
                    number < 0 ? "a sealed field has a form that this release does not know" : CHANGED);
        }
        return sections.get(number);
    }

    /** @throws IllegalArgumentException when a text was not asked for */
    public void end() {
        for (Section section : sections) {
            if (section.hasMore()) {
                throw new IllegalArgumentException(CHANGED);
            }
        }
    }

    /** The opened texts of one subject, in the order of their places. */
    private static final class Section {

        private final @Nullable String name;
        private final byte @Nullable [] clear;
        private int at;

        /** @param clear null when its key was erased */
        Section(@Nullable String name, byte @Nullable [] clear) {
            this.name = name;
            this.clear = clear;
        }

        boolean hasMore() {
            return clear != null && at < clear.length;
        }

        @Nullable
        String next(int wanted) {
            byte[] texts = clear;
            if (texts == null) {
                return null;
            }
            if (number(texts) != wanted) {
                throw new IllegalArgumentException(CHANGED);
            }
            int length = number(texts);
            if (length < 0 || length > texts.length - at) {
                throw new IllegalArgumentException(CHANGED);
            }
            at += length;
            return new String(texts, at - length, length, StandardCharsets.UTF_8);
        }

        private int number(byte[] texts) {
            int number = 0;
            for (int shift = 0; at < texts.length && shift < Integer.SIZE; shift += 7) {
                byte part = texts[at++];
                number |= (part & 0x7F) << shift;
                if (part >= 0) {
                    return number;
                }
            }
            return -1;
        }
    }
}
