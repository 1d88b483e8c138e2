package dev.coopclaims.documents;

import java.io.IOException;
import java.io.InputStream;

/**
 * A content, or a range of it, opened for reading; the reader must close it.
 *
 * @param content the content being read
 * @param offsetBytes where the stream begins in the content
 * @param lengthBytes the length of the stream
 * @param stream the bytes, read from the store on demand
 */
public record OpenedContent(StoredContent content, long offsetBytes, long lengthBytes, InputStream stream)
        implements AutoCloseable {
    @Override
    public void close() throws IOException {
        stream.close();
    }
}
