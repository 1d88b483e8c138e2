package dev.coopclaims.documents;

import java.io.IOException;
import java.io.InputStream;

/**
 * A content, or a range of it, opened for reading; the reader closes it.
 *
 * @param content what is read
 * @param offsetBytes where the stream begins in the content
 * @param lengthBytes how many bytes the stream gives
 * @param stream the bytes, read from the store as they are asked for
 */
public record OpenedContent(StoredContent content, long offsetBytes, long lengthBytes, InputStream stream)
        implements AutoCloseable {
    @Override
    public void close() throws IOException {
        stream.close();
    }
}
