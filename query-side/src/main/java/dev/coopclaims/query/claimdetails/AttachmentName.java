package dev.coopclaims.query.claimdetails;

import java.nio.charset.StandardCharsets;

/**
 * The {@code Content-Disposition} of a download (RFC 6266): a plain name for old clients, and the real name as in RFC
 * 8187.
 */
final class AttachmentName {
    private static final String ATTR_CHARS = "!#$&+-.^_`|~";

    private AttachmentName() {}

    static String header(String fileName) {
        return "attachment; filename=\"" + plain(fileName) + "\"; filename*=UTF-8''" + encoded(fileName);
    }

    private static String plain(String fileName) {
        StringBuilder plain = new StringBuilder();
        fileName.codePoints()
                .map(character -> isPlain(character) ? character : '_')
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** The per cent sign is excluded too: some clients decode it. */
    private static boolean isPlain(int character) {
        return character >= ' ' && character < 127 && "\"\\%".indexOf(character) < 0;
    }

    private static String encoded(String fileName) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : fileName.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            boolean plain =
                    character < 128 && (Character.isLetterOrDigit(character) || ATTR_CHARS.indexOf(character) >= 0);
            if (plain) {
                encoded.append(character);
            } else {
                encoded.append("%%%02X".formatted((int) character));
            }
        }
        return encoded.toString();
    }
}
