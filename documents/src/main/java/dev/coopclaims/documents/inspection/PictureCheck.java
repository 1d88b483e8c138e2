package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import java.io.IOException;
import java.io.InputStream;

/**
 * A complete picture: its parts follow one another up to the last one. Width and height come from its header without
 * decoding, and are checked against a limit of pixels (ASVS 5.2.6).
 */
final class PictureCheck implements ContentCheck {
    private final AcceptedType type;
    private final long maxPixels;

    PictureCheck(AcceptedType type, long maxPixels) {
        this.type = type;
        this.maxPixels = maxPixels;
    }

    /** Takes the size of a picture in pixels. */
    @FunctionalInterface
    interface Pixels {
        /** @throws dev.coopclaims.documents.ContentRefused if there are none, or too many */
        void check(long width, long height);
    }

    @Override
    public void read(InputStream content) throws IOException {
        switch (type) {
            case PNG -> PngParts.read(new BinaryReader(content, type, true), this::check);
            case JPEG -> JpegParts.read(new BinaryReader(content, type, true), this::check);
            case GIF -> GifParts.read(new BinaryReader(content, type, false), this::check);
            case WEBP -> WebpParts.read(new BinaryReader(content, type, false), this::check);
            case HEIC -> HeicParts.read(new BinaryReader(content, type, true), this::check);
            case TIFF -> new TiffPages(this::check).read(content);
            case PDF, TEXT, CSV, DOCX, XLSX, PPTX, MSG, EML -> throw new IllegalStateException("no picture: " + type);
        }
    }

    private void check(long width, long height) {
        if (width == 0 || height == 0) {
            throw Refusal.damaged(type, "a picture without size");
        }
        // Each side is below 2^32: the product could overflow, the quotient cannot.
        if (width > maxPixels / height) {
            throw Refusal.unsafe("too many pixels", "limitPixels", maxPixels);
        }
    }
}
