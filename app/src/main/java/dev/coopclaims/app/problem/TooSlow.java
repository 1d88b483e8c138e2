package dev.coopclaims.app.problem;

import java.net.SocketTimeoutException;

/** A body came too slowly. Its message is written for the client, and names the limit. */
public final class TooSlow extends SocketTimeoutException {
    private static final long serialVersionUID = 1L;

    public TooSlow(String told) {
        super(told);
    }
}
