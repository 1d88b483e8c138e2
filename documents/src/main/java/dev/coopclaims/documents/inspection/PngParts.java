package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.inspection.PictureCheck.Pixels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The chunks of a PNG, each with its checksum, from the header to the end mark (ISO 15948). */
final class PngParts {
    private static final int SIGNATURE_BYTES = 8;
    private static final int HEADER_BYTES = 13;
    private static final long MAX_CHUNK_BYTES = 0x7FFFFFFFL;

    private PngParts() {}

    /** Ignores what follows the end mark. */
    static void read(BinaryReader reader, Pixels pixels) throws IOException {
        reader.skip(SIGNATURE_BYTES);
        boolean first = true;
        boolean picture = false;
        while (true) {
            long at = reader.position();
            long length = reader.number(4);
            String name = reader.ascii(4);
            if (first && !(name.equals("IHDR") && length == HEADER_BYTES)) {
                throw Refusal.damaged(AcceptedType.PNG, at, "a PNG picture begins with its header");
            }
            if (length > MAX_CHUNK_BYTES || !name.chars().allMatch(PngParts::isLetter)) {
                throw Refusal.damaged(AcceptedType.PNG, at, "no part of a picture");
            }
            CRC32 sum = new CRC32();
            sum.update(name.getBytes(StandardCharsets.ISO_8859_1));
            if (first) {
                header(reader, sum, pixels);
                first = false;
            } else {
                for (long left = length; left > 0; left--) {
                    sum.update((int) reader.number(1));
                }
            }
            // A chunk whose name begins with a small letter is optional: readers ignore it if it is broken.
            if (reader.number(4) != sum.getValue() && Character.isUpperCase(name.charAt(0))) {
                throw Refusal.damaged(AcceptedType.PNG, at, "this part of the picture was altered on its way");
            }
            picture |= name.equals("IDAT");
            if (name.equals("IEND")) {
                if (!picture) {
                    throw Refusal.damaged(AcceptedType.PNG, at, "the picture ends without any content");
                }
                return;
            }
        }
    }

    private static void header(BinaryReader reader, CRC32 sum, Pixels pixels) throws IOException {
        byte[] header = reader.bytes(HEADER_BYTES);
        sum.update(header);
        pixels.check(number(header, 0), number(header, 4));
    }

    private static long number(byte[] bytes, int at) {
        long number = 0;
        for (int i = at; i < at + 4; i++) {
            number = (number << 8) | (bytes[i] & 0xFF);
        }
        return number;
    }

    private static boolean isLetter(int character) {
        return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
    }
}
