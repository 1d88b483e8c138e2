package dev.coopclaims.documents;

/**
 * A part of a content. A range that reaches past the end is cut off at the end.
 *
 * @param skipBytes bytes to skip at the beginning, at least 0
 * @param limitBytes bytes to read at most, at least 0
 */
public record ByteRange(long skipBytes, long limitBytes) {
    /** The whole content. */
    public static final ByteRange WHOLE = new ByteRange(0, Long.MAX_VALUE);

    public ByteRange {
        if (skipBytes < 0 || limitBytes < 0) {
            throw new IllegalArgumentException("a byte range has no negative bounds: " + skipBytes + ", " + limitBytes);
        }
    }

    /** Where the range begins in a content of this size; at most the size. */
    public long offsetIn(long sizeBytes) {
        return Math.min(skipBytes, sizeBytes);
    }

    /** How many bytes of a content of this size the range covers. */
    public long lengthIn(long sizeBytes) {
        return Math.min(limitBytes, sizeBytes - offsetIn(sizeBytes));
    }
}
