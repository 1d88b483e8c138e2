package dev.coopclaims.app.pace;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The body of a request as the server hands it on to whoever reads it: forms and files too, which no filter sees. How long
 * it is worked on between two reads does not count.
 */
final class PacedBody implements InputBuffer {
    private static final int END = -1;

    private final InputBuffer body;
    private final Pace.Lag lag;
    private final LongSupplier nanoTime;
    private long bytes;
    private boolean ended;
    private boolean broken;

    /** @param nanoTime a monotonic clock */
    PacedBody(InputBuffer body, Pace pace, LongSupplier nanoTime) {
        this.body = body;
        this.lag = pace.lag();
        this.nanoTime = nanoTime;
    }

    /** @throws SocketTimeoutException when it comes too slowly, as when nothing comes */
    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        try {
            int count = inTime(handler);
            ended |= count == END;
            return count;
        } catch (IOException failed) {
            broken = true;
            throw failed;
        }
    }

    private int inTime(ApplicationBufferHandler handler) throws IOException {
        long began = nanoTime.getAsLong();
        int count = body.doRead(handler);
        lag.passed(Math.max(0, count), nanoTime.getAsLong() - began);
        bytes += Math.max(0, count);
        if (count != END && lag.isTooLong()) {
            throw new SocketTimeoutException(bytes + " bytes of a body in too long a time");
        }
        return count;
    }

    @Override
    public int available() {
        return body.available();
    }

    /**
     * Reads what nobody wanted, so that the client gets to read its answer.
     *
     * @param maxBytes at most about so much
     * @return whether the end was reached; never again once the reading of it has failed
     */
    boolean drain(long maxBytes) {
        long most = bytes + maxBytes;
        ApplicationBufferHandler forgotten = new Forgotten();
        try {
            while (!ended && !broken && bytes <= most) {
                doRead(forgotten);
            }
            return ended;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Whether nobody has asked for any of it. */
    boolean isUntouched() {
        return bytes == 0 && !ended;
    }

    /** Where bytes go that nobody wants; what decodes them looks at them there. */
    private static final class Forgotten implements ApplicationBufferHandler {
        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer given) {
            buffer = given;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            throw new UnsupportedOperationException("what is read is not gathered");
        }
    }
}
