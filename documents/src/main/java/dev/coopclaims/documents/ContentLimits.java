package dev.coopclaims.documents;

import java.util.EnumSet;
import java.util.Set;

/**
 * How much a content may be. The caller owns the figures: {@code maxFileBytes} is the catalogue's
 * {@code MAX_FILE_BYTES}; the others have defaults that a configuration may change.
 *
 * @param maxFileBytes size of a file, at least 1
 * @param accepted the kinds that may come in, at least one
 * @param maxFileNameChars length of a name after cleaning, 16 to 255; longer ones are refused
 * @param maxInflatedBytes sum of all parts of a zip-based file once inflated, counted while inflating
 * @param maxZipEntries number of parts of a zip-based file
 * @param maxPixels width times height of a picture, read from its header without decoding it
 */
public record ContentLimits(
        long maxFileBytes,
        Set<AcceptedType> accepted,
        int maxFileNameChars,
        long maxInflatedBytes,
        int maxZipEntries,
        long maxPixels) {
    /** Room for any name that common file systems hold, with some to spare for a prefix. */
    public static final int DEFAULT_MAX_FILE_NAME_CHARS = 200;

    /** 256 MiB: far above an honest presentation of 10 MiB, which holds pictures that do not shrink. */
    public static final long DEFAULT_MAX_INFLATED_BYTES = 256L << 20;

    /** Large presentations have a few hundred parts. */
    public static final int DEFAULT_MAX_ZIP_ENTRIES = 5_000;

    /** 100 million: an A3 page scanned at 600 dpi has 70 million. */
    public static final long DEFAULT_MAX_PIXELS = 100_000_000;

    public ContentLimits {
        accepted = Set.copyOf(accepted);
        if (maxFileBytes < 1
                || accepted.isEmpty()
                || maxFileNameChars < 16
                || maxFileNameChars > 255
                || maxInflatedBytes < 1
                || maxZipEntries < 1
                || maxPixels < 1) {
            throw new IllegalArgumentException("limits of contents out of bounds");
        }
    }

    /** Every kind this room can check, the given size, the default figures for the rest. */
    public static ContentLimits ofBytes(long maxFileBytes) {
        return new ContentLimits(
                maxFileBytes,
                EnumSet.allOf(AcceptedType.class),
                DEFAULT_MAX_FILE_NAME_CHARS,
                DEFAULT_MAX_INFLATED_BYTES,
                DEFAULT_MAX_ZIP_ENTRIES,
                DEFAULT_MAX_PIXELS);
    }

    /** The same limits for these kinds only. */
    public ContentLimits accepting(Set<AcceptedType> kinds) {
        return new ContentLimits(maxFileBytes, kinds, maxFileNameChars, maxInflatedBytes, maxZipEntries, maxPixels);
    }
}
