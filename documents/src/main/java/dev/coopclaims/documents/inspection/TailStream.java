package dev.coopclaims.documents.inspection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers the last bytes that went by, and how many there were in all. */
final class TailStream extends FilterInputStream {
    private final byte[] ring;
    private long totalBytes;

    TailStream(InputStream in, int tailBytes) {
        super(in);
        ring = new byte[tailBytes];
    }

    long totalBytes() {
        return totalBytes;
    }

    /** The last bytes, in order; all of them when fewer went by than are remembered. */
    byte[] tail() {
        int length = (int) Math.min(totalBytes, ring.length);
        byte[] tail = new byte[length];
        int start = (int) ((totalBytes - length) % ring.length);
        int first = Math.min(length, ring.length - start);
        System.arraycopy(ring, start, tail, 0, first);
        System.arraycopy(ring, 0, tail, first, length - first);
        return tail;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            remember(target, offset, read);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 8 * 1024)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void remember(byte[] source, int offset, int length) {
        int kept = Math.min(length, ring.length);
        int from = offset + length - kept;
        int at = (int) ((totalBytes + length - kept) % ring.length);
        int first = Math.min(kept, ring.length - at);
        System.arraycopy(source, from, ring, at, first);
        System.arraycopy(source, from + first, ring, 0, kept - first);
        totalBytes += length;
    }
}
