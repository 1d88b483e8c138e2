package dev.coopclaims.query.claimdetails;

import dev.coopclaims.documents.ByteRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code Range} header asks for (RFC 9110 §14). Several ranges, other units and malformed headers are ignored,
 * as the RFC allows: the whole content is then sent.
 */
sealed interface WantedRange {
    /** The whole content. */
    record Whole() implements WantedRange {}

    /**
     * A satisfiable range.
     *
     * @param first offset of its first byte
     * @param last offset of its last byte, inclusive
     */
    record Part(long first, long last) implements WantedRange {
        ByteRange bytes() {
            return new ByteRange(first, last - first + 1);
        }
    }

    /** A range that begins beyond the end. */
    record Unsatisfiable() implements WantedRange {}

    /** At most 18 digits, which fit in a long. */
    Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** @param header null when there was none */
    static WantedRange of(@Nullable String header, long sizeBytes) {
        Matcher matcher = ONE_RANGE.matcher(header == null ? "" : header.strip());
        if (!matcher.matches()) {
            return new Whole();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : suffix(Long.parseLong(last), sizeBytes);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        if (to < from) {
            return new Whole();
        }
        return from >= sizeBytes ? new Unsatisfiable() : new Part(from, Math.min(to, sizeBytes - 1));
    }

    private static WantedRange suffix(long lengthBytes, long sizeBytes) {
        return lengthBytes == 0 || sizeBytes == 0
                ? new Unsatisfiable()
                : new Part(Math.max(0, sizeBytes - lengthBytes), sizeBytes - 1);
    }
}
