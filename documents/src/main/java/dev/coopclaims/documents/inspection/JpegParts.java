package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.inspection.PictureCheck.Pixels;
import java.io.IOException;

/**
 * The segments of a JPEG from the first marker to the end marker (ITU T.81 B). Bytes between segments are skipped, as
 * by every reader: cameras and mailers leave some.
 */
final class JpegParts {
    private static final int START_OF_PICTURE = 0xD8;
    private static final int END_OF_PICTURE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int FIRST_RESTART = 0xD0;
    private static final int TEMPORARY = 0x01;

    private JpegParts() {}

    /** Ignores what follows the end marker (previews, depth, a film). */
    static void read(BinaryReader reader, Pixels pixels) throws IOException {
        boolean frame = false;
        boolean scan = false;
        while (true) {
            int marker = marker(reader);
            if (marker == END_OF_PICTURE) {
                if (!scan) {
                    throw Refusal.damaged(AcceptedType.JPEG, reader.position(), "the picture ends without any content");
                }
                return;
            }
            if (marker == START_OF_SCAN && !frame) {
                throw Refusal.damaged(AcceptedType.JPEG, reader.position(), "the picture has no header");
            }
            if (!isAlone(marker)) {
                long length = reader.number(2);
                if (length < 2) {
                    throw Refusal.damaged(AcceptedType.JPEG, reader.position(), "a part without length");
                }
                if (isFrame(marker)) {
                    frame(reader, length, pixels);
                    frame = true;
                } else {
                    reader.skip(length - 2);
                }
            }
            scan |= marker == START_OF_SCAN;
        }
    }

    private static void frame(BinaryReader reader, long length, Pixels pixels) throws IOException {
        reader.skip(1);
        long height = reader.number(2);
        pixels.check(reader.number(2), height);
        reader.skip(Math.max(0, length - 7));
    }

    /** The next marker, after stray bytes or the picture itself, in which 0xFF 0x00 stands for the byte 0xFF. */
    private static int marker(BinaryReader reader) throws IOException {
        while (true) {
            int one = (int) reader.number(1);
            if (one == 0xFF) {
                while (one == 0xFF) {
                    one = (int) reader.number(1);
                }
                if (one != 0) {
                    return one;
                }
            }
        }
    }

    private static boolean isAlone(int marker) {
        return marker == TEMPORARY || (marker >= FIRST_RESTART && marker <= START_OF_PICTURE);
    }

    /** C0 to CF, except for the tables among them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
