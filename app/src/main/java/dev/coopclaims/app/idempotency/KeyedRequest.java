package dev.coopclaims.app.idempotency;

import dev.coopclaims.app.request.DecodedPath;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request whose fingerprint is taken while its body is read. A multipart body is fingerprinted part by part, from the
 * server's temporary files, because its boundary differs each time the same content is sent.
 */
final class KeyedRequest extends HttpServletRequestWrapper {
    private static final int BUFFER_BYTES = 8_192;

    private final MessageDigest digest = sha256();
    private final long maxDrainBytes;
    private @Nullable HashedBody body;
    private @Nullable BufferedReader reader;
    private boolean partsHashed;
    private boolean partsWanted;

    KeyedRequest(HttpServletRequest request, long maxDrainBytes) {
        super(request);
        this.maxDrainBytes = maxDrainBytes;
        text(request.getMethod());
        text(DecodedPath.of(request));
        text(Objects.requireNonNullElse(request.getQueryString(), ""));
        text(mediaType(request));
    }

    /**
     * The fingerprint of the whole request; reads whatever is left of the body. Called once, at the end.
     *
     * @return null when too much was left unread
     */
    @Nullable
    String fingerprint() throws IOException, ServletException {
        if (isMultipart()) {
            if (!partsWanted && (getContentLengthLong() < 0 || getContentLengthLong() > maxDrainBytes)) {
                return null;
            }
            hashParts();
        } else if (body == null || !body.ended) {
            InputStream rest = getInputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            long drained = 0;
            for (int read = rest.read(buffer); read >= 0; read = rest.read(buffer)) {
                drained += read;
                if (drained > maxDrainBytes) {
                    return null;
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The fingerprint of a refused request; unread multipart content is not read for it. The server would otherwise
     * store all files of an upload that it has just refused, and a client that waits for the answer before sending them
     * would wait for ever.
     *
     * @return null when the body was left unread, or too much of it
     */
    @Nullable
    String fingerprintOfRefused() throws IOException, ServletException {
        return isLeftUnread() ? null : fingerprint();
    }

    private boolean isLeftUnread() {
        return isMultipart() ? !partsWanted : body == null && getContentLengthLong() > maxDrainBytes;
    }

    @Override
    public Part getPart(String name) throws IOException, ServletException {
        partsWanted = true;
        return super.getPart(name);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new HashedBody(super.getInputStream(), digest);
        }
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (reader == null) {
            String encoding = getCharacterEncoding();
            Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            reader = new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
        return reader;
    }

    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        partsWanted = true;
        return super.getParts();
    }

    private boolean isMultipart() {
        return mediaType((HttpServletRequest) getRequest()).startsWith("multipart/");
    }

    private void hashParts() throws IOException, ServletException {
        if (partsHashed) {
            return;
        }
        partsHashed = true;
        for (Part part : super.getParts()) {
            text(part.getName());
            text(Objects.requireNonNullElse(part.getSubmittedFileName(), ""));
            text(Objects.requireNonNullElse(part.getContentType(), ""));
            digest.update(Long.toString(part.getSize()).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            try (InputStream content = part.getInputStream()) {
                byte[] buffer = new byte[BUFFER_BYTES];
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            }
        }
    }

    /** Preceded by its length, so that two adjacent texts cannot be confused with another pair. */
    private void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static String mediaType(HttpServletRequest request) {
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(java.util.Locale.ROOT);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every JDK has SHA-256", never);
        }
    }

    /** Hashes the bytes that are read. */
    private static final class HashedBody extends ServletInputStream {
        private final ServletInputStream body;
        private final MessageDigest digest;
        private boolean ended;

        private HashedBody(ServletInputStream body, MessageDigest digest) {
            this.body = body;
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            int one = body.read();
            if (one >= 0) {
                digest.update((byte) one);
            }
            ended = one < 0;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = body.read(into, offset, length);
            if (read > 0) {
                digest.update(into, offset, read);
            }
            ended = read < 0;
            return read;
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

        /** Stays open: the rest is read for the fingerprint even if a reader closed the stream. */
        @Override
        public void close() {}
    }
}
