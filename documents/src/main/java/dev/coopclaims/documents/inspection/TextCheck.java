package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The whole content is text: no control characters except tabs and line ends, in UTF-8, a one-byte character set, or
 * UTF-16 with a byte order mark. A binary file that begins like text does not pass. It may end with the mark (Ctrl-Z)
 * with which old systems end a file.
 */
final class TextCheck implements ContentCheck {
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int BEGINNING_BYTES = 4 * 1024;
    private static final int NUL = 0x00;
    private static final int END_OF_FILE = 0x1A;
    private static final int ESCAPE = 0x1B;

    private final AcceptedType type;
    private final boolean mail;
    private boolean ended;
    private long position;

    TextCheck(AcceptedType type) {
        this(type, false);
    }

    private TextCheck(AcceptedType type, boolean mail) {
        this.type = type;
        this.mail = mail;
    }

    /**
     * For mails: Japanese ones switch character sets with escapes (ISO-2022-JP), and some programs leave NUL characters
     * in a body, which readers ignore.
     */
    static TextCheck ofMail() {
        return new TextCheck(AcceptedType.EML, true);
    }

    /** The first characters, as many as needed to recognise the kind of text. */
    static String beginning(byte[] head) {
        return new String(head, 0, Math.min(head.length, BEGINNING_BYTES), charsetOf(head));
    }

    /** Whether these first bytes are text. */
    static boolean isText(byte[] head) {
        TextCheck check = new TextCheck(AcceptedType.TEXT);
        boolean wide = !charsetOf(head).equals(StandardCharsets.UTF_8);
        return check.problem(
                        wide && head.length % 2 != 0 ? Arrays.copyOf(head, head.length - 1) : head, charsetOf(head))
                < 0;
    }

    private static Charset charsetOf(byte[] head) {
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    @Override
    public void read(InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(BUFFER_BYTES);
        Charset charset = charsetOf(bytes);
        while (bytes.length > 0) {
            if (!charset.equals(StandardCharsets.UTF_8) && bytes.length % 2 != 0) {
                throw Refusal.damaged(type, "the text ends with half a character");
            }
            int at = problem(bytes, charset);
            if (at >= 0) {
                throw Refusal.mismatch(
                        "application/octet-stream",
                        "a control character, which no text has, at byte " + (position + at));
            }
            position += bytes.length;
            bytes = content.readNBytes(BUFFER_BYTES);
        }
    }

    /** The position of the first character that text cannot have, or -1. */
    private int problem(byte[] bytes, Charset charset) {
        int width = charset.equals(StandardCharsets.UTF_8) ? 1 : 2;
        boolean bigEndian = charset.equals(StandardCharsets.UTF_16BE);
        for (int i = 0; i < bytes.length; i += width) {
            int first = bytes[i] & 0xFF;
            int second = width == 1 ? 0 : bytes[i + 1] & 0xFF;
            int character = width == 1 ? first : bigEndian ? (first << 8) | second : (second << 8) | first;
            if (!isAllowed(character)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isAllowed(int character) {
        if (character == END_OF_FILE && !mail) {
            ended = true;
            return true;
        }
        boolean layout = character >= '\t' && character <= '\r';
        boolean control = (character < 0x20 && !layout) || character == 0x7F;
        return !ended && (!control || (mail && (character == ESCAPE || character == NUL)));
    }
}
