package dev.coopclaims.eventstore.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of an event's sealed fields, BSON binary data of two kinds. Both begin with three bytes that no other
 * binary data of a payload begins with, since not every server keeps subtypes.
 * <pre>
 * the texts, once:  A5 5E A1 | 01 | section… , a section for each subject:
 *     generation (2) | length of the subject's id (1; 0: the stream) | its id | length of what follows (4)
 *     | nonce (12) | AES-256-GCM of [place | length | UTF-8 text]… | tag (16)
 * in a field's place: A5 5E A1 | 02 | section (1)
 * </pre>
 * Numbers are big-endian; places and lengths within a section are base 128, the lowest seven bits first. The associated
 * data is the event's id in UTF-8 and the section's number (1). A place counts the sealed fields of the payload from 0 in
 * the order in which they are stored: no text can pass for that of another field or event, none can be left out, and a
 * position in the log plays no part.
 */
final class SealedForm {

    static final int MAX_SECTIONS = 255;
    static final int MAX_NAME_BYTES = 255;

    /** Where the first section begins. */
    static final int SECTIONS_AT = 4;

    private static final byte[] BEGINNING = {(byte) 0xA5, 0x5E, (byte) 0xA1};
    private static final int KIND_AT = 3;
    private static final byte TEXTS = 1;
    private static final byte PLACE = 2;
    private static final int PLACE_BYTES = 5;
    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;

    private SealedForm() {}

    /** Whether binary data is of one of the two kinds. */
    static boolean is(byte[] data, int offset, int length) {
        return length >= BEGINNING.length
                && Arrays.equals(data, offset, offset + BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    /** Whether binary data that {@link #is} holds the texts. */
    static boolean isTexts(byte[] data) {
        return data.length > SECTIONS_AT && data[KIND_AT] == TEXTS;
    }

    /** What stands in a field's place. */
    static byte[] inPlace(int section) {
        byte[] data = Arrays.copyOf(BEGINNING, PLACE_BYTES);
        data[KIND_AT] = PLACE;
        data[SECTIONS_AT] = (byte) section;
        return data;
    }

    /** @return the section that holds the field's text, or -1 when the data is of another kind */
    static int sectionOf(byte[] inPlace) {
        return inPlace.length == PLACE_BYTES && inPlace[KIND_AT] == PLACE ? inPlace[SECTIONS_AT] & 0xFF : -1;
    }

    /** Writes the beginning of what holds the texts. */
    static void begin(byte[] data) {
        System.arraycopy(BEGINNING, 0, data, 0, BEGINNING.length);
        data[KIND_AT] = TEXTS;
    }

    /**
     * The beginning of a section.
     *
     * @param name the subject's id; null for the stream
     * @param length of the nonce, the encrypted texts and the tag, which follow
     */
    record Head(int generation, @Nullable String name, int length) {

        String subject(String stream) {
            return name == null ? Subjects.stream(stream) : Subjects.named(name);
        }
    }

    /** Reads the beginning of a section; null when it is none. */
    static @Nullable Head head(ByteBuffer in) {
        if (in.remaining() < Short.BYTES + 1) {
            return null;
        }
        int generation = Short.toUnsignedInt(in.getShort());
        byte[] name = new byte[Byte.toUnsignedInt(in.get())];
        if (generation == 0 || in.remaining() < name.length + Integer.BYTES) {
            return null;
        }
        in.get(name);
        int length = in.getInt();
        return length < 0 || length > in.remaining()
                ? null
                : new Head(generation, name.length == 0 ? null : new String(name, StandardCharsets.UTF_8), length);
    }

    static byte[] associated(String eventId, int section) {
        byte[] id = eventId.getBytes(StandardCharsets.UTF_8);
        byte[] associated = Arrays.copyOf(id, id.length + 1);
        associated[id.length] = (byte) section;
        return associated;
    }

    /** How many bytes a number takes within a section. */
    static int width(int number) {
        int bytes = 1;
        for (int rest = number >>> 7; rest != 0; rest >>>= 7) {
            bytes++;
        }
        return bytes;
    }

    /** @return where what follows begins */
    static int put(int number, byte[] clear, int offset) {
        int at = offset;
        int rest = number;
        while (rest > SEVEN_BITS) {
            clear[at++] = (byte) ((rest & SEVEN_BITS) | MORE);
            rest >>>= 7;
        }
        clear[at++] = (byte) rest;
        return at;
    }
}
