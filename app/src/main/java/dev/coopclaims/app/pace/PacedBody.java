package dev.coopclaims.app.pace;

import dev.coopclaims.app.admission.Turn;
import dev.coopclaims.app.problem.TooSlow;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The body of a request as the server hands it to its readers, including those of forms and files, which no filter
 * sees. Processing time between two reads does not count.
 */
final class PacedBody implements InputBuffer {
    private static final int END = -1;

    private final InputBuffer body;
    private final Pace pace;
    private final Pace.Lag lag;
    private final LongSupplier nanoTime;
    private final long length;
    private long bytes;
    private boolean ended;
    private boolean broken;

    /**
     * @param length that the client has announced; negative if unknown
     * @param nanoTime a monotonic clock
     */
    PacedBody(InputBuffer body, long length, Pace pace, LongSupplier nanoTime) {
        this.body = body;
        this.length = length;
        this.pace = pace;
        this.lag = pace.lag();
        this.nanoTime = nanoTime;
    }

    /** @throws SocketTimeoutException when the body comes too slowly or not at all */
    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        try {
            int count = mayWait() ? whileOthersWork(handler) : inTime(handler);
            ended |= count == END;
            return count;
        } catch (IOException failed) {
            broken = true;
            throw failed;
        }
    }

    /** Whether nothing has come yet of what is still to come. */
    private boolean mayWait() {
        boolean complete = ended || (length >= 0 && bytes >= length);
        return !complete && body.available() <= 0;
    }

    private int whileOthersWork(ApplicationBufferHandler handler) throws IOException {
        Turn.leave();
        try {
            return inTime(handler);
        } finally {
            Turn.comeBack();
        }
    }

    private int inTime(ApplicationBufferHandler handler) throws IOException {
        long began = nanoTime.getAsLong();
        int count = read(handler);
        lag.passed(Math.max(0, count), nanoTime.getAsLong() - began);
        bytes += Math.max(0, count);
        if (count != END && lag.isTooLong()) {
            throw pace.tooSlow();
        }
        return count;
    }

    /** The server's own time-out says no limit. */
    private int read(ApplicationBufferHandler handler) throws IOException {
        try {
            return body.doRead(handler);
        } catch (SocketTimeoutException nothingCame) {
            TooSlow slow = pace.tooSlow();
            slow.initCause(nothingCame);
            throw slow;
        }
    }

    @Override
    public int available() {
        return body.available();
    }

    /**
     * Reads what the application left unread, so that the client gets to read its answer.
     *
     * @param maxBytes approximate maximum
     * @return whether the end was reached; always false once reading has failed
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

    /** Whether nobody has read any of it. */
    boolean isUntouched() {
        return bytes == 0 && !ended;
    }

    /** Discards bytes that nobody wants; a decoder looks at them here. */
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
            throw new UnsupportedOperationException("discarded bytes are not collected");
        }
    }
}
