package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.inspection.PictureCheck.Pixels;
import java.io.IOException;

/** The blocks of a GIF from the screen to the trailer; only the screen's size counts, not that of its pictures. */
final class GifParts {
    private static final int PICTURE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int TRAILER = 0x3B;

    private GifParts() {}

    /** Readers accept a missing trailer, but not a picture that is cut off. */
    static void read(BinaryReader reader, Pixels pixels) throws IOException {
        reader.skip(6);
        pixels.check(reader.number(2), reader.number(2));
        int flags = (int) reader.number(1);
        reader.skip(2 + colours(flags));
        boolean picture = false;
        while (true) {
            long at = reader.position();
            int block = reader.next();
            switch (block) {
                case PICTURE -> {
                    reader.skip(8);
                    int local = (int) reader.number(1);
                    reader.skip(colours(local) + 1);
                    blocks(reader);
                    picture = true;
                }
                case EXTENSION -> {
                    reader.skip(1);
                    blocks(reader);
                }
                case TRAILER, -1 -> {
                    if (!picture) {
                        throw Refusal.damaged(AcceptedType.GIF, at, "the file ends without a picture");
                    }
                    return;
                }
                default -> throw Refusal.damaged(AcceptedType.GIF, at, "no part of a picture");
            }
        }
    }

    /** The size in bytes of the colour table that the flags announce. */
    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static void blocks(BinaryReader reader) throws IOException {
        for (long length = reader.number(1); length > 0; length = reader.number(1)) {
            reader.skip(length);
        }
    }
}
