package dev.coopclaims.app.idempotency;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a response that is held back. A long one is deflated, since the responses to imports repeat much the
 * same text a hundred thousand times.
 */
final class HeldBody {
    private static final int LONG_BYTES = 64 * 1024;
    private static final int BUFFER_BYTES = 16 * 1024;

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private long lengthBytes;
    private @Nullable DeflaterOutputStream deflating;
    private @Nullable Deflater deflater;

    /** How many bytes were written, before deflating. */
    long lengthBytes() {
        return lengthBytes;
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        lengthBytes += length;
        if (deflating == null && lengthBytes > LONG_BYTES) {
            byte[] plain = held.toByteArray();
            held.reset();
            Deflater fast = new Deflater(Deflater.BEST_SPEED);
            DeflaterOutputStream out = new DeflaterOutputStream(held, fast, BUFFER_BYTES);
            out.write(plain);
            deflater = fast;
            deflating = out;
        }
        if (deflating == null) {
            held.write(bytes, offset, length);
        } else {
            deflating.write(bytes, offset, length);
        }
    }

    /** Ends the writing. May be called more than once. */
    Kept kept() throws IOException {
        if (deflating != null) {
            deflating.finish();
        }
        return new Kept(new Binary(held.toByteArray()), deflating != null, lengthBytes);
    }

    void forget() {
        held.reset();
        lengthBytes = 0;
        if (deflater != null) {
            deflater.end();
        }
        deflater = null;
        deflating = null;
    }

    /**
     * What was held.
     *
     * @param bytes as they are stored
     * @param deflated whether they are deflated (zlib)
     * @param lengthBytes length of the response
     */
    record Kept(Binary bytes, boolean deflated, long lengthBytes) {

        void writeTo(OutputStream out) throws IOException {
            InputStream kept = new ByteArrayInputStream(bytes.getData());
            try (InputStream plain = deflated ? new InflaterInputStream(kept) : kept) {
                plain.transferTo(out);
            }
        }
    }
}
