package dev.coopclaims.documents.gridfs;

import dev.coopclaims.documents.ContentRefused;
import dev.coopclaims.documents.ContentRefused.Code;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Counts and hashes what a sender sends; refuses the first byte over the limit. */
final class MeasuredStream extends InputStream {
    private final InputStream in;
    private final long limitBytes;
    private final MessageDigest digest = sha256();
    private long sizeBytes;

    MeasuredStream(InputStream in, long limitBytes) {
        this.in = in;
        this.limitBytes = limitBytes;
    }

    /** The sender's stream broke; distinct from an early end of data, about which a parser may complain. */
    static final class SourceBroken extends IOException {
        private static final long serialVersionUID = 1L;
        private final IOException failure;

        SourceBroken(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        IOException failure() {
            return failure;
        }
    }

    long sizeBytes() {
        return sizeBytes;
    }

    /** The hash of everything that was read; to be called once, at the end. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(target, offset, length);
        } catch (IOException e) {
            throw new SourceBroken(e);
        }
        if (read > 0) {
            sizeBytes += read;
            if (sizeBytes > limitBytes) {
                throw new ContentRefused(Code.FILE_TOO_LARGE, Map.of("limitBytes", limitBytes));
            }
            digest.update(target, offset, read);
        }
        return read;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
