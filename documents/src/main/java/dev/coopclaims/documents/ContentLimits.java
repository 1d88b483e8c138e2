package dev.coopclaims.documents;

import java.util.EnumSet;
import java.util.Set;

/**
 * The limits of a content. The caller sets them: {@code maxFileBytes} is the catalogue's {@code MAX_FILE_BYTES}; the
 * others have defaults that a configuration may change.
 *
 * @param maxFileBytes size of a file, at least 1
 * @param accepted the accepted kinds, at least one
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
    /** Enough for any name that common file systems allow, with some room for a prefix. */
    public static final int DEFAULT_MAX_FILE_NAME_CHARS = 200;

    /** 256 MiB: far above what an honest presentation of 10 MiB inflates to, because its pictures hardly compress. */
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

    /** Every kind that this module can check, the given size, and defaults for the rest. */
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
