package dev.coopclaims.app.pace;

import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/** Gives every request a body that keeps the pace, and reads to its end, at that pace too, what of it nobody wanted. */
final class PacedAdapter implements Adapter {
    private final Adapter adapter;
    private final Pace pace;
    private final long maxDrainBytes;

    /** @param maxDrainBytes of what nobody wanted; a connection with more is closed */
    PacedAdapter(Adapter adapter, Pace pace, long maxDrainBytes) {
        this.adapter = adapter;
        this.pace = pace;
        this.maxDrainBytes = maxDrainBytes;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        InputBuffer body = request.getInputBuffer();
        PacedBody paced = new PacedBody(body, pace, System::nanoTime);
        request.setInputBuffer(paced);
        try {
            adapter.service(request, response);
            drain(paced, request);
        } finally {
            request.setInputBuffer(body);
        }
    }

    /**
     * Before the server does, whose drain waits for each byte anew, however many. Who waits for a go-ahead that never came
     * sends nothing.
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
        } catch (NumberFormatException noLength) {
            // It was refused for that, and where its body ends nobody knows.
            return true;
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
