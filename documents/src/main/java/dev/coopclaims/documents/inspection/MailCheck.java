package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail as RFC 5322 writes it: header lines first, at least two of the common ones among them, text all the way. */
final class MailCheck implements ContentCheck {
    private static final Pattern HEADER = Pattern.compile("([!-9;-~]{1,100}):.*");
    private static final Set<String> COMMON = Set.of(
            "from", "to", "date", "received", "subject", "message-id", "mime-version", "return-path", "content-type");

    @Override
    public void read(InputStream content) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(content, Inspection.HEAD_BYTES);
        buffered.mark(Inspection.HEAD_BYTES);
        byte[] head = buffered.readNBytes(Inspection.HEAD_BYTES);
        buffered.reset();
        checkHeaders(new String(head, StandardCharsets.ISO_8859_1), head.length == Inspection.HEAD_BYTES);
        TextCheck.withEscapes(AcceptedType.EML).read(buffered);
    }

    private static void checkHeaders(String head, boolean cutOff) {
        Set<String> seen = new HashSet<>();
        String[] lines = head.split("\r?\n", -1);
        // The last line of a cut-off head may be half a header.
        int last = cutOff ? lines.length - 1 : lines.length;
        for (int i = 0; i < last && !lines[i].isEmpty(); i++) {
            boolean folded = i > 0 && (lines[i].startsWith(" ") || lines[i].startsWith("\t"));
            boolean mailbox = i == 0 && lines[i].startsWith("From ");
            Matcher header = HEADER.matcher(lines[i]);
            if (header.matches()) {
                seen.add(header.group(1).toLowerCase(Locale.ROOT));
            } else if (!folded && !mailbox) {
                throw Refusal.broken(AcceptedType.EML, "not the header of a mail");
            }
        }
        seen.retainAll(COMMON);
        if (seen.size() < 2) {
            throw Refusal.broken(AcceptedType.EML, "not the header of a mail");
        }
    }
}
