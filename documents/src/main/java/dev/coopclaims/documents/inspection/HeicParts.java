package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.inspection.PictureCheck.Pixels;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * The boxes of a HEIC photo (ISO 23008-12): its type, its description, and the pictures themselves, each as long as it
 * says. The sizes of pictures come from the properties in the description; nothing is decoded.
 */
final class HeicParts {
    private static final Set<String> BRANDS = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx");
    private static final int BOX_HEAD_BYTES = 8;
    private static final int LARGE_BOX_HEAD_BYTES = 16;
    private static final int MAX_DESCRIPTION_BYTES = 4 << 20;
    private static final int MAX_BRANDS_BYTES = 256;
    private static final int TO_THE_END = 0;
    private static final int SIZE_IS_LARGE = 1;

    private HeicParts() {}

    /** Whether the beginning of a content says that it is such a photo. */
    static boolean begins(byte[] head) {
        if (head.length < 16 || !ascii(head, 4).equals("ftyp")) {
            return false;
        }
        int length = ((head[2] & 0xFF) << 8) | (head[3] & 0xFF);
        int end = Math.min(Math.min(length, MAX_BRANDS_BYTES), head.length);
        for (int at = BOX_HEAD_BYTES; at + 4 <= end; at += 4) {
            // The second word is a version.
            if (at != BOX_HEAD_BYTES + 4 && BRANDS.contains(ascii(head, at))) {
                return true;
            }
        }
        return false;
    }

    /** Ignores what follows the pictures, such as notes of the camera's maker. */
    static void read(BinaryReader reader, Pixels pixels) throws IOException {
        boolean described = false;
        boolean pictures = false;
        while (!(described && pictures)) {
            long at = reader.position();
            if (reader.atEnd()) {
                throw Refusal.damaged(AcceptedType.HEIC, at, "the file ends there without a picture");
            }
            long length = reader.number(4);
            String name = reader.ascii(4);
            long head = BOX_HEAD_BYTES;
            if (length == SIZE_IS_LARGE) {
                length = (reader.number(4) << 32) | reader.number(4);
                head = LARGE_BOX_HEAD_BYTES;
            }
            if (length != TO_THE_END && length < head) {
                throw Refusal.damaged(AcceptedType.HEIC, at, "a part without length");
            }
            if (name.equals("meta")) {
                described |= description(reader, at, length - head, pixels);
            } else {
                pictures |= name.equals("mdat") && (length == TO_THE_END || length > head);
                if (length == TO_THE_END) {
                    readToTheEnd(reader);
                } else {
                    reader.skip(length - head);
                }
            }
        }
    }

    /** Whether it describes pictures. */
    private static boolean description(BinaryReader reader, long at, long length, Pixels pixels) throws IOException {
        if (length < 4 || length > MAX_DESCRIPTION_BYTES) {
            throw Refusal.damaged(AcceptedType.HEIC, at, "no description of a picture");
        }
        byte[] meta = reader.bytes((int) length);
        byte[] properties = inner(inner(Arrays.copyOfRange(meta, 4, meta.length), "iprp"), "ipco");
        boolean sized = false;
        for (int box = 0; box + BOX_HEAD_BYTES <= properties.length; box += boxLength(properties, box)) {
            if (ascii(properties, box + 4).equals("ispe") && boxLength(properties, box) >= 20) {
                BinaryReader size =
                        new BinaryReader(new ByteArrayInputStream(properties, box + 12, 8), AcceptedType.HEIC, true);
                pixels.check(size.number(4), size.number(4));
                sized = true;
            }
        }
        return sized;
    }

    /** The content of the first box with that name; empty if there is none. */
    private static byte[] inner(byte[] boxes, String name) {
        for (int box = 0; box + BOX_HEAD_BYTES <= boxes.length; box += boxLength(boxes, box)) {
            if (ascii(boxes, box + 4).equals(name)) {
                return Arrays.copyOfRange(
                        boxes, box + BOX_HEAD_BYTES, Math.min(boxes.length, box + boxLength(boxes, box)));
            }
        }
        return new byte[0];
    }

    /** At least the head of a box, so that reading always advances, and never past the end. */
    private static int boxLength(byte[] boxes, int at) {
        long length = 0;
        for (int i = at; i < at + 4; i++) {
            length = (length << 8) | (boxes[i] & 0xFF);
        }
        return Math.clamp(length, BOX_HEAD_BYTES, Math.max(BOX_HEAD_BYTES, boxes.length - at));
    }

    private static void readToTheEnd(BinaryReader reader) throws IOException {
        while (reader.next() >= 0) {
            // The last box reaches as far as the file does.
        }
    }

    private static String ascii(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }
}
