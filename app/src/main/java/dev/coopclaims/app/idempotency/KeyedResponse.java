package dev.coopclaims.app.idempotency;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** An answer of which a copy is taken on its way out, up to a limit. */
final class KeyedResponse extends HttpServletResponseWrapper {
    private static final List<String> KEPT_HEADERS = List.of("ETag", "Event-Position", "Location");

    private final int maxBytes;
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();
    private boolean tooLong;
    private @Nullable CopiedBody body;
    private @Nullable PrintWriter writer;

    KeyedResponse(HttpServletResponse response, int maxBytes) {
        super(response);
        this.maxBytes = maxBytes;
    }

    /** The copied bytes; null when there were more than the limit. */
    @Nullable
    Binary copied() {
        if (writer != null) {
            writer.flush();
        }
        return tooLong ? null : new Binary(copy.toByteArray());
    }

    Map<String, String> keptHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        String type = getContentType();
        if (type != null) {
            headers.put("Content-Type", type);
        }
        return headers;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (body == null) {
            body = new CopiedBody(super.getOutputStream());
        }
        return body;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            String encoding = getCharacterEncoding();
            Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), charset));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        super.flushBuffer();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        forget();
    }

    @Override
    public void reset() {
        super.reset();
        forget();
    }

    private void forget() {
        copy.reset();
        tooLong = false;
    }

    /** Copies what passes. */
    private final class CopiedBody extends ServletOutputStream {
        private final ServletOutputStream out;

        private CopiedBody(ServletOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (copy.size() + length > maxBytes) {
                tooLong = true;
            } else {
                copy.write(bytes, offset, length);
            }
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}
