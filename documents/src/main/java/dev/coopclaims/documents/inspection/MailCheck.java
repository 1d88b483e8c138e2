package dev.coopclaims.documents.inspection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail as in RFC 5322 and as programs save it: header lines first, including at least two common ones, and only text.
 * A byte order mark and the line with which a mailbox begins each mail may precede it; blanks may precede a colon (RFC
 * 5322 §4.5). A mailbox of several mails is not a mail.
 */
final class MailCheck implements ContentCheck {
    private static final Pattern HEADER = Pattern.compile("([!-9;-~]{1,100})[ \t]*:.*");
    private static final String MAILBOX = "From ";
    private static final Pattern WEEKDAY = Pattern.compile(" (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? ");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern TIME = Pattern.compile("[0-9]:[0-9]{2}");
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
    private static final Set<String> COMMON = Set.of(
            "from", "to", "date", "received", "subject", "message-id", "mime-version", "return-path", "content-type");
    private static final int MAX_LINE_CHARS = 2_000;

    /** Whether a content begins with the header of a mail. */
    static boolean begins(byte[] head) {
        return problemOf(head) == null;
    }

    /**
     * Why a content does not begin as a mail does, or null.
     *
     * @param head its first {@link Inspection#HEAD_BYTES}, or all if there are fewer
     */
    static @Nullable String problemOf(byte[] head) {
        String whole = new String(head, StandardCharsets.ISO_8859_1);
        String text = whole.startsWith(BYTE_ORDER_MARK) ? whole.substring(BYTE_ORDER_MARK.length()) : whole;
        Set<String> seen = new HashSet<>();
        // Line by line, because most contents are no mails, which their first line shows.
        int number = 1;
        for (int start = 0; start >= 0; number++) {
            int end = text.indexOf('\n', start);
            String line = line(text, start, end < 0 ? text.length() : end);
            if (number == 1 && line.isBlank()) {
                return "it begins with a blank line, where the header of a mail must stand";
            }
            // The last line of a cut-off head may be half a header.
            if (line.isEmpty() || (end < 0 && head.length == Inspection.HEAD_BYTES)) {
                break;
            }
            boolean folded = number > 1 && (line.startsWith(" ") || line.startsWith("\t"));
            boolean mailbox = number == 1 && beginsMailbox(line);
            Matcher header = HEADER.matcher(line);
            if (header.matches()) {
                seen.add(header.group(1).toLowerCase(Locale.ROOT));
            } else if (!folded && !mailbox) {
                return line.indexOf('\r') >= 0
                        ? "its lines end in CR alone, which mail programs do not read"
                        : "line " + number + " is no line of a mail's header";
            }
            start = end < 0 ? -1 : end + 1;
        }
        seen.retainAll(COMMON);
        return seen.size() < 2 ? "the header of a mail has at least two of From, To, Date, Subject and the like" : null;
    }

    private static String line(String text, int start, int end) {
        boolean withReturn = end > start && end < text.length() && text.charAt(end - 1) == '\r';
        return text.substring(start, withReturn ? end - 1 : end);
    }

    /** Also {@code >From }, as written by programs that escape the word. */
    private static boolean beginsMailbox(String text) {
        return text.startsWith(MAILBOX) || text.startsWith(">" + MAILBOX);
    }

    @Override
    public void read(InputStream content) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(content, Inspection.HEAD_BYTES);
        buffered.mark(Inspection.HEAD_BYTES);
        byte[] head = buffered.readNBytes(Inspection.HEAD_BYTES);
        buffered.reset();
        String problem = problemOf(head);
        if (problem != null) {
            throw Refusal.mismatch(TextCheck.isText(head) ? "text/plain" : "application/octet-stream", problem);
        }
        boolean mailbox = beginsMailbox(new String(head, StandardCharsets.ISO_8859_1));
        TextCheck.ofMail().read(mailbox ? new OneMail(buffered) : buffered);
    }

    /**
     * Whether a line begins a mail of a mailbox: it has a weekday and then a year, or a time. Each is looked for once: a
     * single pattern for both would try every weekday of a line against the rest of it.
     */
    static boolean isMailbox(CharSequence line) {
        int sender = MAILBOX.length();
        if (line.length() < sender || !MAILBOX.contentEquals(line.subSequence(0, sender))) {
            return false;
        }
        Matcher day = WEEKDAY.matcher(line);
        boolean named = line.length() > sender && line.charAt(sender) != ' ';
        return (named && day.find(sender + 1) && YEAR.matcher(line).find(day.end()))
                || TIME.matcher(line).find(sender);
    }

    /** Refuses a second mail: a mailbox line after a blank line and before a header line. */
    private static final class OneMail extends InputStream {
        private final InputStream in;
        private final StringBuilder line = new StringBuilder();
        private boolean blank;
        private boolean mailbox;
        private boolean first = true;

        OneMail(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            for (int i = offset; i < offset + read; i++) {
                if (target[i] == '\n') {
                    endOfLine(line.toString().stripTrailing());
                    line.setLength(0);
                } else if (line.length() < MAX_LINE_CHARS) {
                    line.append((char) (target[i] & 0xFF));
                }
            }
            return read;
        }

        private void endOfLine(String text) {
            if (mailbox && HEADER.matcher(text).matches()) {
                throw Refusal.mismatch(
                        "application/mbox", "a mailbox of several mails; attach each as a file of its own");
            }
            mailbox = !first && blank && isMailbox(text);
            blank = text.isEmpty();
            first = false;
        }
    }
}
