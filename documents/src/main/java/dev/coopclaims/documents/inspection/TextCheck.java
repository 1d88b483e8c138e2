package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text all the way: no control character but tabs and line ends, in UTF-8, a one-byte character set, or UTF-16 with its
 * mark. A binary file with a friendly beginning does not pass.
 */
final class TextCheck implements ContentCheck {
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int ESCAPE = 0x1B;

    private final AcceptedType type;
    private final boolean escapesAllowed;

    TextCheck(AcceptedType type) {
        this(type, false);
    }

    private TextCheck(AcceptedType type, boolean escapesAllowed) {
        this.type = type;
        this.escapesAllowed = escapesAllowed;
    }

    /** For mails: Japanese ones switch character sets with escapes (ISO-2022-JP). */
    static TextCheck withEscapes(AcceptedType type) {
        return new TextCheck(type, true);
    }

    /** Whether the text, after a byte order mark and white space, is these characters. */
    static boolean beginsWith(byte[] head, String characters) {
        return beginning(head).startsWith(characters);
    }

    /** Whether the text begins like XML, HTML or SVG, or like a script for a Unix shell. */
    static boolean beginsWithMarkup(byte[] head) {
        String text = beginning(head);
        return text.startsWith("#!")
                || (text.length() > 1
                        && text.charAt(0) == '<'
                        && (Character.isLetter(text.charAt(1)) || "!?/%".indexOf(text.charAt(1)) >= 0));
    }

    /** Whether these first bytes hold no control character. */
    static boolean isText(byte[] head) {
        for (byte one : head) {
            if (isControl(one & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isControl(int character) {
        boolean layout = character >= '\t' && character <= '\r';
        return (character < 0x20 && !layout) || character == 0x7F;
    }

    private static String beginning(byte[] head) {
        int bytes = Math.min(head.length, 4 * 1024);
        String text = new String(head, 0, bytes, charsetOf(head));
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
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
        byte[] buffer = new byte[BUFFER_BYTES];
        int read = content.readNBytes(buffer, 0, buffer.length);
        Charset charset = charsetOf(buffer);
        while (read > 0) {
            if (charset.equals(StandardCharsets.UTF_8)) {
                checkBytes(buffer, read);
            } else {
                checkPairs(buffer, read, charset.equals(StandardCharsets.UTF_16BE));
            }
            read = content.readNBytes(buffer, 0, buffer.length);
        }
    }

    private void checkBytes(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            checkCharacter(buffer[i] & 0xFF);
        }
    }

    private void checkPairs(byte[] buffer, int length, boolean bigEndian) {
        if (length % 2 != 0) {
            throw Refusal.broken(type, "half a character");
        }
        for (int i = 0; i < length; i += 2) {
            int high = buffer[bigEndian ? i : i + 1] & 0xFF;
            int low = buffer[bigEndian ? i + 1 : i] & 0xFF;
            checkCharacter((high << 8) | low);
        }
    }

    private void checkCharacter(int character) {
        if (isControl(character) && !(escapesAllowed && character == ESCAPE)) {
            throw Refusal.broken(type, "control characters");
        }
    }
}
