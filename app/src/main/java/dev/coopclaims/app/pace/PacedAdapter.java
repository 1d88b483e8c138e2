package dev.coopclaims.app.pace;

import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/** Gives every request a paced body, and drains, at the same pace, what the application left unread. */
final class PacedAdapter implements Adapter {
    private final Adapter adapter;
    private final Pace pace;
    private final long maxDrainBytes;

    /** @param maxDrainBytes how much of an unread body is drained; a connection with more is closed */
    PacedAdapter(Adapter adapter, Pace pace, long maxDrainBytes) {
        this.adapter = adapter;
        this.pace = pace;
        this.maxDrainBytes = maxDrainBytes;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        InputBuffer body = request.getInputBuffer();
        PacedBody paced = new PacedBody(body, lengthOf(request), pace, System::nanoTime);
        request.setInputBuffer(paced);
        try {
            adapter.service(request, response);
            drain(paced, request);
        } finally {
            request.setInputBuffer(body);
        }
    }

    /**
     * Runs before the server's own drain, which restarts its wait with every byte and has no limit. A client that waits
     * for a go-ahead it never got sends nothing.
     */
    private void drain(PacedBody body, Request request) {
        boolean waitsForUs = request.hasExpectation() && body.isUntouched();
        if (waitsForUs || isTooMuch(request) || !body.drain(maxDrainBytes)) {
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private boolean isTooMuch(Request request) {
        try {
            return request.getContentLengthLong() - request.getBytesRead() > maxDrainBytes;
        } catch (IllegalArgumentException noLength) {
            // It is no number, or there are several. The request was refused for that, so the end of its body is
            // unknown.
            return true;
        }
    }

    private static long lengthOf(Request request) {
        try {
            return request.getContentLengthLong();
        } catch (IllegalArgumentException noLength) {
            // The request is refused for that.
            return -1;
        }
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return adapter.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
        return adapter.asyncDispatch(request, response, status);
    }

    @Override
    public void log(Request request, Response response, long time) {
        adapter.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        adapter.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return adapter.getDomain();
    }
}
