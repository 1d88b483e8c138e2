package dev.coopclaims.documents.gridfs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends after a number of bytes; closing it closes the underlying stream. */
final class LimitedStream extends FilterInputStream {
    private long leftBytes;

    LimitedStream(InputStream in, long lengthBytes) {
        super(in);
        leftBytes = lengthBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (leftBytes == 0) {
            return -1;
        }
        int read = super.read(target, offset, (int) Math.min(length, leftBytes));
        leftBytes -= Math.max(read, 0);
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(Math.min(count, leftBytes));
        leftBytes -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(super.available(), leftBytes);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
