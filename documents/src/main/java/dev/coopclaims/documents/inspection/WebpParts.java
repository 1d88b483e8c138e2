package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import dev.coopclaims.documents.inspection.PictureCheck.Pixels;
import java.io.IOException;

/** The head of a WebP picture and the bytes after it, as many as it announces. */
final class WebpParts {
    private static final int CONTAINER_HEAD_BYTES = 8;

    private WebpParts() {}

    static void read(BinaryReader reader, Pixels pixels) throws IOException {
        reader.skip(4);
        long announced = reader.number(4) + CONTAINER_HEAD_BYTES;
        reader.skip(4);
        String chunk = reader.ascii(4);
        reader.skip(4);
        switch (chunk) {
            case "VP8X" -> {
                reader.skip(4);
                pixels.check(reader.number(3) + 1, reader.number(3) + 1);
            }
            case "VP8 " -> {
                reader.skip(6);
                pixels.check(reader.number(2) & 0x3FFF, reader.number(2) & 0x3FFF);
            }
            case "VP8L" -> {
                reader.skip(1);
                long bits = reader.number(4);
                pixels.check((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
            }
            default -> throw Refusal.damaged(AcceptedType.WEBP, reader.position(), "no picture inside");
        }
        reader.skip(Math.max(0, announced - reader.position()));
    }
}
