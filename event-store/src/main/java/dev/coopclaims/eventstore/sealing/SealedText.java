package dev.coopclaims.eventstore.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of a sealed field, BSON binary data:
 * <pre>
 * A5 5E A1 | form (1 byte) | generation (2, big-endian) | [length (1) subject] | nonce (12) | AES-256-GCM of the UTF-8 text
 * | tag (16)
 * </pre>
 * It begins with three bytes that no other binary data of a payload begins with, since not every server keeps subtypes.
 * Form 1 is sealed under the key of the event's stream, form 2 under the key of the subject that it names. The associated
 * data is the event's id in UTF-8 and the field's place among the sealed fields of the payload, from 0 (2, big-endian):
 * no field can pass for another one, and a position in the log plays no part.
 */
final class SealedText {

    private static final byte[] BEGINNING = {(byte) 0xA5, 0x5E, (byte) 0xA1};
    private static final int FORM_AT = 3;
    private static final int GENERATION_AT = 4;
    private static final int BODY_AT = 6;
    private static final byte OF_STREAM = 1;
    private static final byte OF_NAMED = 2;
    private static final int MAX_NAME_BYTES = 255;
    private static final int MAX_PLACE = 0xFFFF;

    private SealedText() {}

    /** Whether binary data is a sealed text. */
    static boolean is(byte[] data, int offset, int length) {
        return length >= BEGINNING.length
                && Arrays.equals(data, offset, offset + BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    /**
     * Seals a text.
     *
     * @param name the id of the subject; null for the stream
     */
    static byte[] seal(Aead aead, FieldKey key, @Nullable String name, byte[] associated, String text) {
        byte[] clear = text.getBytes(StandardCharsets.UTF_8);
        byte[] named = name == null ? null : name.getBytes(StandardCharsets.UTF_8);
        if (named != null && named.length > MAX_NAME_BYTES) {
            throw new IllegalArgumentException("the id of a subject has at most " + MAX_NAME_BYTES + " bytes");
        }
        int start = named == null ? BODY_AT : BODY_AT + 1 + named.length;
        byte[] sealed = new byte[start + Aead.NONCE_BYTES + clear.length + Aead.TAG_BYTES];
        System.arraycopy(BEGINNING, 0, sealed, 0, BEGINNING.length);
        sealed[FORM_AT] = named == null ? OF_STREAM : OF_NAMED;
        sealed[GENERATION_AT] = (byte) (key.generation() >>> Byte.SIZE);
        sealed[GENERATION_AT + 1] = (byte) key.generation();
        if (named != null) {
            sealed[BODY_AT] = (byte) named.length;
            System.arraycopy(named, 0, sealed, BODY_AT + 1, named.length);
        }
        aead.seal(key.secret(), associated, clear, sealed, start);
        return sealed;
    }

    /**
     * Opens a sealed text.
     *
     * @param stream as a subject
     * @return null when its key was erased
     * @throws IllegalArgumentException when the bytes are not a sealed text of this event and place
     */
    static @Nullable String open(Aead aead, FieldKeys keys, String stream, byte[] associated, byte[] sealed) {
        int generation = sealed.length <= BODY_AT
                ? 0
                : (sealed[GENERATION_AT] & 0xFF) << Byte.SIZE | (sealed[GENERATION_AT + 1] & 0xFF);
        String subject;
        int start;
        if (generation > 0 && sealed[FORM_AT] == OF_STREAM) {
            subject = stream;
            start = BODY_AT;
        } else if (generation > 0
                && sealed[FORM_AT] == OF_NAMED
                && sealed.length > BODY_AT + 1 + (sealed[BODY_AT] & 0xFF)) {
            start = BODY_AT + 1 + (sealed[BODY_AT] & 0xFF);
            subject = Subjects.named(new String(sealed, BODY_AT + 1, start - BODY_AT - 1, StandardCharsets.UTF_8));
        } else {
            throw new IllegalArgumentException("a sealed field has a form that this release does not know");
        }
        FieldKey key = keys.forOpening(subject, generation);
        if (key == null) {
            return null;
        }
        byte[] text = aead.open(key.secret(), associated, sealed, start);
        if (text == null) {
            throw new IllegalArgumentException("a sealed field does not open with the key of " + subject
                    + ": its bytes were changed, or its key was lost and made anew");
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The start of the associated data of every field of an event; the place follows. */
    static byte[] associated(String eventId) {
        byte[] id = eventId.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(id, id.length + 2);
    }

    /** Sets the place in associated data. */
    static void place(byte[] associated, int place) {
        if (place > MAX_PLACE) {
            throw new IllegalArgumentException("an event has at most " + (MAX_PLACE + 1) + " sealed fields");
        }
        associated[associated.length - 2] = (byte) (place >>> Byte.SIZE);
        associated[associated.length - 1] = (byte) place;
    }
}
