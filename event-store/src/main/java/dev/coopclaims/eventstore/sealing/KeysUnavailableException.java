package dev.coopclaims.eventstore.sealing;

import org.jspecify.annotations.Nullable;

/** The keys cannot be read or stored now; nothing was done, and retrying later is reasonable. */
public final class KeysUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeysUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
