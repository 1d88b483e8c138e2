package dev.coopclaims.app.request;

import dev.coopclaims.app.problem.BodyTooLarge;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body is refused as soon as it is known to be too large (from its declared length, else while it is
 * read) or not to be UTF-8.
 */
final class BoundedRequest extends HttpServletRequestWrapper {
    private final long maxBytes;
    private @Nullable ServletInputStream body;
    private @Nullable BufferedReader reader;

    BoundedRequest(HttpServletRequest request, long maxBytes) {
        super(request);
        this.maxBytes = maxBytes;
    }

    /** @throws BodyTooLarge when its declared length is above the limit */
    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (getContentLengthLong() > maxBytes) {
            throw new BodyTooLarge(maxBytes);
        }
        if (body == null) {
            body = new BoundedBody(super.getInputStream(), maxBytes);
        }
        return body;
    }

    /** @throws BodyTooLarge as {@link #getInputStream} does */
    @Override
    public BufferedReader getReader() throws IOException {
        if (reader == null) {
            String encoding = getCharacterEncoding();
            Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            reader = new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
        return reader;
    }

    /** Counts the bytes that are read. */
    private static final class BoundedBody extends ServletInputStream {
        private final ServletInputStream body;
        private final long maxBytes;
        private final Utf8 text = new Utf8();
        private long readBytes;

        private BoundedBody(ServletInputStream body, long maxBytes) {
            this.body = body;
            this.maxBytes = maxBytes;
        }

        @Override
        public int read() throws IOException {
            int one = body.read();
            if (one < 0) {
                text.end();
            } else {
                count(1);
                text.pass(one);
            }
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = body.read(into, offset, length);
            if (read < 0) {
                text.end();
            } else {
                count(read);
                text.pass(into, offset, read);
            }
            return read;
        }

        private void count(int bytes) throws BodyTooLarge {
            readBytes += bytes;
            if (readBytes > maxBytes) {
                throw new BodyTooLarge(maxBytes);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
