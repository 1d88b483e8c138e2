package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zip-based Word, Excel or PowerPoint file (ASVS 5.2.3, 5.2.5). Every part is inflated once, counted and discarded,
 * so that no declared size is trusted; no name leads outside; there are no macros and no links; and the directory at
 * the end lists exactly the existing parts ({@link ZipPart}).
 */
final class OfficeCheck extends WholeCheck {
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final int MAX_CONTENT_TYPES_BYTES = 1 << 20;
    private static final int MAX_NAME_CHARS = 512;
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** So much may be inflated of any file; beyond it, no more than the file's size allows. */
    private static final long ANY_INFLATED_BYTES = 16L << 20;

    /** Office files are rarely packed more than 50 times smaller; 1,000 times is possible. */
    private static final long MOST_TIMES_PACKED = 100;

    private final AcceptedType type;
    private final long mostInflatedBytes;
    private final int maxEntries;
    private long maxInflatedBytes;
    private long inflatedBytes;

    OfficeCheck(AcceptedType type, long maxInflatedBytes, int maxEntries) {
        this.type = type;
        this.mostInflatedBytes = maxInflatedBytes;
        this.maxEntries = maxEntries;
    }

    @Override
    void check(byte[] content) {
        // What it costs to inspect a file is in proportion to its size.
        maxInflatedBytes =
                Math.min(mostInflatedBytes, Math.max(ANY_INFLATED_BYTES, MOST_TIMES_PACKED * content.length));
        Set<String> names = new HashSet<>();
        boolean mainPart = false;
        for (ZipPart part : ZipPart.of(content, type, maxEntries)) {
            checkName(part.name(), names);
            byte[] beginning = inflate(content, part);
            if (part.name().equals(CONTENT_TYPES)) {
                if (part.sizeBytes() > MAX_CONTENT_TYPES_BYTES) {
                    throw Refusal.unsafe("too long a list of its types", "limitBytes", MAX_CONTENT_TYPES_BYTES);
                }
                checkContentTypes(xml(beginning));
                mainPart = true;
            }
        }
        if (!mainPart) {
            throw Refusal.mismatch("application/zip", "no " + type.label() + " inside");
        }
    }

    /** Inflates a part and keeps only its first bytes; checks its size and checksum against the directory. */
    private byte[] inflate(byte[] content, ZipPart part) {
        if (part.method() != STORED && part.method() != DEFLATED) {
            throw Refusal.damaged(type, part.dataAt(), "a part is packed in a way that office programs do not read");
        }
        CRC32 sum = new CRC32();
        byte[] buffer = new byte[part.name().equals(CONTENT_TYPES) ? MAX_CONTENT_TYPES_BYTES : BUFFER_BYTES];
        byte[] beginning = new byte[0];
        long size = 0;
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(content, part.dataAt(), (int) part.packedBytes());
            boolean whole = false;
            while (!whole) {
                int read = part.method() == STORED ? stored(content, part, size, buffer) : inflater.inflate(buffer);
                whole = part.method() == STORED ? size + read == part.packedBytes() : inflater.finished();
                if (read == 0 && !whole) {
                    throw new DataFormatException("ends too early");
                }
                sum.update(buffer, 0, read);
                beginning = size == 0 ? Arrays.copyOf(buffer, Math.min(read, MAX_CONTENT_TYPES_BYTES)) : beginning;
                size += read;
                inflatedBytes += read;
                if (inflatedBytes > maxInflatedBytes) {
                    throw Refusal.unsafe("too large once inflated", "limitBytes", maxInflatedBytes);
                }
            }
            if (part.method() == DEFLATED && inflater.getBytesRead() != part.packedBytes()) {
                throw Refusal.unsafe("a zip directory that does not fit its parts");
            }
        } catch (DataFormatException broken) {
            throw Refusal.damaged(type, part.dataAt(), "the part that begins there was altered on its way");
        }
        if (size != part.sizeBytes() || sum.getValue() != part.crc()) {
            throw Refusal.damaged(type, part.dataAt(), "the part that begins there was altered on its way");
        }
        return beginning;
    }

    private static int stored(byte[] content, ZipPart part, long done, byte[] buffer) {
        int read = (int) Math.min(buffer.length, part.packedBytes() - done);
        System.arraycopy(content, part.dataAt() + (int) done, buffer, 0, read);
        return read;
    }

    private static void checkName(String name, Set<String> names) {
        boolean leaves = name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf(':') >= 0
                || Arrays.asList(name.split("/")).contains("..");
        if (leaves || name.length() > MAX_NAME_CHARS || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.unsafe("a part's name that leads outside");
        }
        if (name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
            throw Refusal.unsafe("macros");
        }
        // Office programs do not tell capitals from small letters (ECMA-376-2, 6.2.2.3).
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw Refusal.unsafe("two parts of one name");
        }
    }

    /**
     * The main part must have the expected type; a template or a file with macros has another type. Macros are found by
     * their type and not by their part's name, which is free; types are written in any letters.
     */
    private void checkContentTypes(String contentTypes) {
        String types = contentTypes.toLowerCase(Locale.ROOT);
        if (types.contains("macroenabled") || types.contains("vbaproject")) {
            throw Refusal.unsafe("macros");
        }
        if (isOf(type, contentTypes)) {
            return;
        }
        String found = List.of(AcceptedType.DOCX, AcceptedType.XLSX, AcceptedType.PPTX).stream()
                .filter(other -> isOf(other, contentTypes))
                .map(AcceptedType::mediaType)
                .findFirst()
                .orElse("application/zip");
        throw Refusal.mismatch(found, "no " + type.label() + " inside");
    }

    /** Office files are in UTF-8 or UTF-16 (ECMA-376-2, 6.2.1); the first two bytes say which (XML 1.0, F.1). */
    private static String xml(byte[] part) {
        int beginning = part.length < 2 ? 0 : ((part[0] & 0xFF) << 8) | (part[1] & 0xFF);
        Charset charset = switch (beginning) {
            case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
            case 0xFFFE, 0x3C00 -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
        return new String(part, charset);
    }

    private static boolean isOf(AcceptedType type, String contentTypes) {
        return contentTypes.contains(type.mediaType() + ".main+xml");
    }
}
