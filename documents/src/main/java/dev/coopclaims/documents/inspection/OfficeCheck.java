package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A Word, Excel or PowerPoint file of the zip-based kind (ASVS 5.2.3, 5.2.5): every part is inflated once, counted and
 * thrown away, so that no declared size is believed; names stay inside; there are no macros and no links; and the
 * directory at the end, which other readers go by, lists just the parts that were read.
 */
final class OfficeCheck implements ContentCheck {
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final int MAX_CONTENT_TYPES_BYTES = 1 << 20;
    private static final int MAX_NAME_CHARS = 512;

    private final AcceptedType type;
    private final long maxInflatedBytes;
    private final int maxEntries;

    OfficeCheck(AcceptedType type, long maxInflatedBytes, int maxEntries) {
        this.type = type;
        this.maxInflatedBytes = maxInflatedBytes;
        this.maxEntries = maxEntries;
    }

    @Override
    public void read(InputStream content) throws IOException {
        TailStream tail = new TailStream(content, ZipDirectory.maxBytes(maxEntries));
        Set<String> names = new HashSet<>();
        try {
            readParts(tail, names);
        } catch (ZipException | EOFException e) {
            // A broken connection comes as the caller's own exception type and passes through here.
            throw Refusal.broken(type, "a damaged zip file");
        }
        tail.transferTo(OutputStream.nullOutputStream());
        ZipDirectory.check(tail, names, type);
    }

    private void readParts(InputStream content, Set<String> names) throws IOException {
        @SuppressWarnings("resource") // the caller's stream stays open; the inflater's memory is freed with the object
        ZipInputStream zip = new ZipInputStream(content, StandardCharsets.UTF_8);
        byte[] buffer = new byte[16 * 1024];
        long inflatedBytes = 0;
        boolean mainPart = false;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            checkName(entry.getName(), names);
            if (entry.getName().equals(CONTENT_TYPES)) {
                byte[] types = zip.readNBytes(MAX_CONTENT_TYPES_BYTES);
                inflatedBytes += types.length;
                mainPart = checkContentTypes(new String(types, StandardCharsets.UTF_8));
            }
            for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                inflatedBytes += read;
                if (inflatedBytes > maxInflatedBytes) {
                    throw Refusal.unsafe("too large once inflated", "limitBytes", maxInflatedBytes);
                }
            }
        }
        if (!mainPart) {
            throw Refusal.broken(type, "no such document inside");
        }
    }

    private void checkName(String name, Set<String> names) {
        if (names.size() >= maxEntries) {
            throw Refusal.unsafe("too many parts", "limitEntries", maxEntries);
        }
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
        if (!names.add(name)) {
            throw Refusal.unsafe("two parts of one name");
        }
    }

    /** Whether the main part is of the expected type; a template, or one with macros, is another type. */
    private boolean checkContentTypes(String contentTypes) {
        if (contentTypes.contains("macroEnabled")) {
            throw Refusal.unsafe("macros");
        }
        return contentTypes.contains(type.mediaType() + ".main+xml");
    }
}
