package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.ContentRefused;
import java.io.IOException;
import java.io.InputStream;

/** Reads a content from its first byte as far as it must to know that the inside is in order. */
@FunctionalInterface
public interface ContentCheck {
    /** Enough: the first bytes have said it all. */
    ContentCheck NOTHING_MORE = content -> {};

    /**
     * @param content from the first byte on; what this leaves unread is read by the caller
     * @throws ContentRefused if the inside is not in order
     * @throws IOException if the stream breaks
     */
    void read(InputStream content) throws IOException;
}
