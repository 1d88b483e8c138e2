package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PDF that can be opened (ISO 32000-2): its header lies within the first 1,024 bytes, where all readers look for it;
 * its end has a pointer to the cross-reference table, or a trailer from which readers rebuild that table; it is as long
 * as it says, if it says so; and it opens without a password. What it does when opened is left to the scanner.
 */
final class PdfCheck extends WholeCheck {
    /** How far readers look for the header. */
    static final int MARK_WITHIN_BYTES = 1_024;

    private static final String MARK = "%PDF-";
    private static final int END_WITHIN_BYTES = 64 * 1024;
    private static final Pattern LENGTH = Pattern.compile("/L\\s+([0-9]{1,10})\\b");
    private static final Pattern TABLE = Pattern.compile("\\s*(?:xref\\s|[0-9]{1,10}\\s+[0-9]{1,5}\\s+obj)");
    private static final Pattern PLACE = Pattern.compile("startxref\\s+([0-9]{1,10})");
    private static final int LOOK_BYTES = 64;

    /** The position of the header; -1 if it is not where readers look for it. */
    static int markIn(byte[] head) {
        String text = ascii(head, 0, MARK_WITHIN_BYTES + MARK.length());
        int at = text.indexOf(MARK);
        return at >= 0 && at + MARK.length() < head.length && Character.isDigit((char) head[at + MARK.length()])
                ? at
                : -1;
    }

    @Override
    void check(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        int mark = markIn(content);
        checkLength(text, mark);
        if (!leadsToTable(text, mark) && !endsWithTrailer(text)) {
            throw Refusal.damaged(
                    AcceptedType.PDF, content.length, "the file ends there, before its table of contents");
        }
        if (PdfPassword.isNeeded(text)) {
            throw Refusal.encrypted(AcceptedType.PDF);
        }
    }

    /** A PDF made for the web says how long it is, and also has an end mark near its beginning. */
    private static void checkLength(String text, int mark) {
        String first = text.substring(mark, Math.min(text.length(), mark + MARK_WITHIN_BYTES));
        Matcher length = LENGTH.matcher(first);
        if (first.contains("/Linearized") && length.find() && text.length() - mark < Long.parseLong(length.group(1))) {
            throw Refusal.damaged(
                    AcceptedType.PDF,
                    text.length(),
                    "the file ends there, and says that it has " + length.group(1) + " bytes");
        }
    }

    /** Whether the last pointer leads to a table, counted from the file's first byte or from the header. */
    private static boolean leadsToTable(String text, int mark) {
        int at = text.lastIndexOf("startxref");
        Matcher place = PLACE.matcher(text);
        if (at < 0 || !place.find(at)) {
            return false;
        }
        long offset = Long.parseLong(place.group(1));
        return isTable(text, offset) || isTable(text, offset + mark);
    }

    private static boolean isTable(String text, long offset) {
        return offset < text.length()
                && TABLE.matcher(text)
                        .region((int) offset, (int) Math.min(text.length(), offset + LOOK_BYTES))
                        .lookingAt();
    }

    private static boolean endsWithTrailer(String text) {
        int end = text.lastIndexOf("%%EOF");
        return end >= 0 && end >= text.length() - END_WITHIN_BYTES && text.contains("/Root");
    }

    private static String ascii(byte[] bytes, int from, int length) {
        return new String(bytes, from, Math.min(length, bytes.length - from), StandardCharsets.ISO_8859_1);
    }
}
