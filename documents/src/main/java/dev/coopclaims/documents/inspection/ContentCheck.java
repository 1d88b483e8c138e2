package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.ContentRefused;
import java.io.IOException;
import java.io.InputStream;

/** Reads a content from its first byte, as far as needed to know that the inside is in order. */
@FunctionalInterface
public interface ContentCheck {
    /** For types whose first bytes are enough. */
    ContentCheck NOTHING_MORE = content -> {};

    /**
     * @param content from the first byte on; the caller reads what is left unread
     * @throws ContentRefused if the inside is not in order
     * @throws IOException if the stream breaks
     */
    void read(InputStream content) throws IOException;
}
