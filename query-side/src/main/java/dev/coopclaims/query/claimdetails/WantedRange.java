package dev.coopclaims.query.claimdetails;

import dev.coopclaims.documents.ByteRange;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

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

    /** @param header null when there was none */
    static WantedRange of(@Nullable String header, long sizeBytes) {
        List<HttpRange> ranges = ranges(header);
        if (ranges.size() != 1) {
            return new Whole();
        }
        HttpRange wanted = ranges.getFirst();
        long first = wanted.getRangeStart(sizeBytes);
        return first >= sizeBytes ? new Unsatisfiable() : new Part(first, wanted.getRangeEnd(sizeBytes));
    }

    private static List<HttpRange> ranges(@Nullable String header) {
        try {
            return HttpRange.parseRanges(header);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
