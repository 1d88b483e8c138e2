package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * An Outlook message among the OLE compound files, which share their first bytes with old Word and Excel files (they may
 * hold macros) and installers: known by the class id of the root entry, or by the names beside it ([MS-CFB] 2.2 and 2.6,
 * [MS-OXMSG] 2.1 and 2.2).
 */
final class OutlookCheck implements ContentCheck {
    private static final String MESSAGE_CLASS = "0b0d020000000000c000000000000046";
    private static final int ENTRY_BYTES = 128;
    private static final int NAME_BYTES = 64;
    private static final int CLASS_AT = 80;
    private static final int CLASS_BYTES = 16;

    @Override
    public void read(InputStream content) throws IOException {
        BinaryReader reader = new BinaryReader(content, AcceptedType.MSG, false);
        reader.moveTo(0x1E);
        long sectorShift = reader.number(2);
        if (sectorShift != 9 && sectorShift != 12) {
            throw Refusal.broken(AcceptedType.MSG, "no sectors");
        }
        reader.moveTo(0x30);
        long directorySector = reader.number(4);
        long sectorBytes = 1L << sectorShift;
        reader.moveTo((directorySector + 1) * sectorBytes);
        byte[] directory = reader.bytes((int) sectorBytes);
        if (!rootIsMessage(directory) && !namesAreAMessage(directory)) {
            throw Refusal.broken(AcceptedType.MSG, "an OLE file, but no message");
        }
    }

    private static boolean rootIsMessage(byte[] directory) {
        return HexFormat.of()
                .formatHex(directory, CLASS_AT, CLASS_AT + CLASS_BYTES)
                .equals(MESSAGE_CLASS);
    }

    private static boolean namesAreAMessage(byte[] directory) {
        for (int at = ENTRY_BYTES; at < directory.length; at += ENTRY_BYTES) {
            String name = new String(directory, at, NAME_BYTES, StandardCharsets.UTF_16LE);
            if (name.startsWith("__properties_version1.0")
                    || name.startsWith("__nameid_version1.0")
                    || name.startsWith("__substg1.0_")
                    || name.startsWith("__recip_version1.0_")) {
                return true;
            }
        }
        return false;
    }
}
