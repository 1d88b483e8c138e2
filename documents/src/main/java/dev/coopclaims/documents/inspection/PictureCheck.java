package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import java.io.IOException;
import java.io.InputStream;

/** Width and height of a picture from its header, nothing decoded, against a limit of pixels (ASVS 5.2.6). */
final class PictureCheck implements ContentCheck {
    private static final int TIFF_WIDTH = 256;
    private static final int TIFF_HEIGHT = 257;
    private static final int TIFF_SHORT = 3;

    private final AcceptedType type;
    private final long maxPixels;

    PictureCheck(AcceptedType type, long maxPixels) {
        this.type = type;
        this.maxPixels = maxPixels;
    }

    private record Size(long width, long height) {}

    @Override
    public void read(InputStream content) throws IOException {
        BinaryReader reader = new BinaryReader(content, type, true);
        Size size = switch (type) {
            case PNG -> png(reader);
            case JPEG -> jpeg(reader);
            case GIF -> gif(reader);
            case WEBP -> webp(reader);
            case TIFF -> tiff(reader);
            case PDF, TEXT, CSV, DOCX, XLSX, PPTX, MSG, EML -> throw new IllegalStateException("no picture: " + type);
        };
        if (size.width == 0 || size.height == 0) {
            throw Refusal.broken(type, "a picture without size");
        }
        // Each side is below 2^32: the quotient does not overflow as the product would.
        if (size.width > maxPixels / size.height) {
            throw Refusal.unsafe("too many pixels", "limitPixels", maxPixels);
        }
    }

    private Size png(BinaryReader reader) throws IOException {
        reader.skip(8 + 4);
        if (!reader.ascii(4).equals("IHDR")) {
            throw Refusal.broken(type, "no header");
        }
        return new Size(reader.number(4), reader.number(4));
    }

    private Size gif(BinaryReader reader) throws IOException {
        reader.bigEndian(false);
        reader.skip(6);
        return new Size(reader.number(2), reader.number(2));
    }

    /** Walks the segments up to the start of the frame, which may lie behind much metadata. */
    private Size jpeg(BinaryReader reader) throws IOException {
        reader.skip(2);
        while (true) {
            if (reader.number(1) != 0xFF) {
                throw Refusal.broken(type, "no segment where one must be");
            }
            long marker = reader.number(1);
            while (marker == 0xFF) {
                marker = reader.number(1);
            }
            boolean alone = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (marker == 0xD9 || marker == 0xDA) {
                throw Refusal.broken(type, "no frame");
            }
            if (!alone) {
                long length = reader.number(2);
                if (length < 2) {
                    throw Refusal.broken(type, "a segment without length");
                }
                if (frame) {
                    reader.skip(1);
                    long height = reader.number(2);
                    return new Size(reader.number(2), height);
                }
                reader.skip(length - 2);
            }
        }
    }

    private Size webp(BinaryReader reader) throws IOException {
        reader.bigEndian(false);
        reader.skip(12);
        String chunk = reader.ascii(4);
        reader.skip(4);
        return switch (chunk) {
            case "VP8X" -> {
                reader.skip(4);
                yield new Size(reader.number(3) + 1, reader.number(3) + 1);
            }
            case "VP8 " -> {
                reader.skip(6);
                yield new Size(reader.number(2) & 0x3FFF, reader.number(2) & 0x3FFF);
            }
            case "VP8L" -> {
                reader.skip(1);
                long bits = reader.number(4);
                yield new Size((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
            }
            default -> throw Refusal.broken(type, "no picture inside");
        };
    }

    /** The first page's; its directory often lies at the end, so this may read all of the content. */
    private Size tiff(BinaryReader reader) throws IOException {
        reader.bigEndian(reader.ascii(2).equals("MM"));
        if (reader.number(2) != 42) {
            throw Refusal.broken(type, "not the classic form");
        }
        reader.moveTo(reader.number(4));
        long width = 0;
        long height = 0;
        long entries = reader.number(2);
        for (long i = 0; i < entries; i++) {
            long tag = reader.number(2);
            long form = reader.number(2);
            reader.skip(4);
            long value = form == TIFF_SHORT ? reader.number(2) : reader.number(4);
            if (form == TIFF_SHORT) {
                reader.skip(2);
            }
            width = tag == TIFF_WIDTH ? value : width;
            height = tag == TIFF_HEIGHT ? value : height;
        }
        return new Size(width, height);
    }
}
