package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * OLE compound files ([MS-CFB] 2.2 and 2.6). Outlook messages are accepted; they are recognised by the class id of the
 * root entry or by the names next to it ([MS-OXMSG] 2.1 and 2.2). Old Word and Excel files, which may contain macros,
 * have the same form, and so do installers and newer office files with a password; the latter are refused with that
 * reason.
 */
final class OleCheck implements ContentCheck {
    private static final String MESSAGE_CLASS = "0b0d020000000000c000000000000046";
    private static final Set<String> MESSAGE = Set.of(
            "__properties_version1.0",
            "__nameid_version1.0",
            "__substg1.0_",
            "__recip_version1.0_",
            "__attach_version1.0_");
    private static final int HEADER_BYTES = 512;
    private static final int TABLES_AT = 0x4C;
    private static final int MAX_TABLES_IN_HEADER = 109;
    private static final int ENTRY_BYTES = 128;
    private static final int NAME_BYTES = 64;
    private static final int KIND_AT = 66;
    private static final int CLASS_AT = 80;
    private static final int CLASS_BYTES = 16;
    private static final int ROOT = 5;

    private final AcceptedType declared;

    /** @param declared what the name says */
    OleCheck(AcceptedType declared) {
        this.declared = declared;
    }

    /** The media type of the file's content, as far as the names in it tell. */
    static String mediaType(Set<String> names) {
        if (names.contains("EncryptedPackage")) {
            return "application/encrypted";
        }
        if (names.stream().anyMatch(OleCheck::isOfMessage)) {
            return AcceptedType.MSG.mediaType();
        }
        return names.contains("WordDocument")
                ? "application/msword"
                : names.contains("Workbook") || names.contains("Book")
                        ? "application/vnd.ms-excel"
                        : names.contains("PowerPoint Document")
                                ? "application/vnd.ms-powerpoint"
                                : "application/x-ole-storage";
    }

    /** The names in a part of such a file that begins at an entry. */
    static Set<String> names(byte[] part) {
        Set<String> names = new HashSet<>();
        for (int at = 0; at + ENTRY_BYTES <= part.length; at += ENTRY_BYTES) {
            nameOf(part, at).ifPresent(names::add);
        }
        return names;
    }

    @Override
    public void read(InputStream content) throws IOException {
        byte[] header = content.readNBytes(HEADER_BYTES);
        long totalBytes = header.length;
        Set<String> names = new HashSet<>();
        for (byte[] entry = content.readNBytes(ENTRY_BYTES);
                entry.length > 0;
                entry = content.readNBytes(ENTRY_BYTES)) {
            totalBytes += entry.length;
            if (entry.length == ENTRY_BYTES) {
                nameOf(entry, 0).ifPresent(names::add);
            }
        }
        String found = mediaType(names);
        if (found.equals("application/encrypted")) {
            throw Refusal.encrypted(declared);
        }
        if (declared != AcceptedType.MSG || !found.equals(AcceptedType.MSG.mediaType())) {
            throw Refusal.mismatch(found, "its name says: " + declared.label());
        }
        checkWhole(header, totalBytes);
    }

    /** The tables with the positions of everything must lie inside the file. */
    private static void checkWhole(byte[] header, long totalBytes) {
        long sectorBytes = header.length < HEADER_BYTES ? 0 : 1L << (header[0x1E] & 0x1F);
        if (sectorBytes != 512 && sectorBytes != 4096) {
            throw Refusal.damaged(AcceptedType.MSG, 0x1E, "no size of its parts");
        }
        long tables = Math.min(number(header, 0x2C), MAX_TABLES_IN_HEADER);
        long furthest = number(header, 0x30);
        for (int i = 0; i < tables; i++) {
            furthest = Math.max(furthest, number(header, TABLES_AT + 4 * i));
        }
        if ((furthest + 2) * sectorBytes > totalBytes + sectorBytes - 1) {
            throw Refusal.damaged(AcceptedType.MSG, totalBytes, "the file ends there, too early");
        }
    }

    private static long number(byte[] bytes, int at) {
        return (bytes[at] & 0xFFL)
                | ((bytes[at + 1] & 0xFFL) << 8)
                | ((bytes[at + 2] & 0xFFL) << 16)
                | ((bytes[at + 3] & 0xFFL) << 24);
    }

    /** The name of a directory entry, if these bytes are one; for a message's root, the name of its content. */
    private static Optional<String> nameOf(byte[] bytes, int at) {
        int length = (bytes[at + NAME_BYTES] & 0xFF) | ((bytes[at + NAME_BYTES + 1] & 0xFF) << 8);
        int kind = bytes[at + KIND_AT];
        if (length < 4 || length > NAME_BYTES || length % 2 != 0 || (kind != 1 && kind != 2 && kind != ROOT)) {
            return Optional.empty();
        }
        String name = new String(bytes, at, length - 2, StandardCharsets.UTF_16LE);
        byte[] classId = Arrays.copyOfRange(bytes, at + CLASS_AT, at + CLASS_AT + CLASS_BYTES);
        return Optional.of(
                kind == ROOT && HexFormat.of().formatHex(classId).equals(MESSAGE_CLASS)
                        ? "__properties_version1.0"
                        : name);
    }

    private static boolean isOfMessage(String name) {
        return MESSAGE.stream().anyMatch(name::startsWith);
    }
}
