package dev.coopclaims.app.idempotency;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response that is held back until it is complete, so that it is stored before any of it is sent: a client that
 * disconnects in the middle leaves no partial response in the store. A response longer than the limit is passed
 * through.
 */
final class HeldResponse extends HttpServletResponseWrapper {
    static final String EVENT_POSITION = "Event-Position";

    /** Those of an answer that are kept with it. */
    static final List<String> KEPT_HEADERS = List.of("ETag", EVENT_POSITION, "Location", "Content-Type");

    private final int maxBytes;
    private final HeldBody held = new HeldBody();
    private boolean passing;
    private boolean tooLong;
    private boolean byTheServer;
    private @Nullable HeldStream body;
    private @Nullable PrintWriter writer;

    /** @param maxBytes length of the longest response that is held */
    HeldResponse(HttpServletResponse response, int maxBytes) {
        super(response);
        this.maxBytes = maxBytes;
    }

    /** Passes everything through from now on. */
    void pass() {
        passing = true;
    }

    /** Whether the response was longer than the limit and is therefore not held. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Whether the server itself writes the response, after every filter. */
    boolean isByTheServer() {
        return byTheServer;
    }

    /** What is held, now that the response is complete. */
    HeldBody.Kept held() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        return held.kept();
    }

    /** Sends what is held. */
    void send() throws IOException {
        if (passing || byTheServer) {
            return;
        }
        HeldBody.Kept kept = held();
        passing = true;
        if (kept.lengthBytes() > 0) {
            kept.writeTo(super.getOutputStream());
        }
        held.forget();
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
            body = new HeldStream(super.getOutputStream());
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
        if (passing) {
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        held.forget();
    }

    @Override
    public void reset() {
        super.reset();
        held.forget();
    }

    @Override
    public void sendError(int status) throws IOException {
        byTheServer = true;
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        byTheServer = true;
        super.sendError(status, message);
    }

    /** Holds bytes or passes them through. */
    private final class HeldStream extends ServletOutputStream {
        private final ServletOutputStream out;

        private HeldStream(ServletOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!passing && held.lengthBytes() + length > maxBytes) {
                tooLong = true;
                passing = true;
                held.kept().writeTo(out);
                held.forget();
            }
            if (passing) {
                out.write(bytes, offset, length);
            } else {
                held.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (passing) {
                out.flush();
            }
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
