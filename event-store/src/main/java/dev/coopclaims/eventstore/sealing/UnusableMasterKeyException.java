package dev.coopclaims.eventstore.sealing;

import org.jspecify.annotations.Nullable;

/** The master keys cannot be used: one sentence for whoever starts the process. Nothing was read or written. */
public final class UnusableMasterKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableMasterKeyException(String message) {
        this(message, null);
    }

    UnusableMasterKeyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
