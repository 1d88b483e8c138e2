package dev.coopclaims.embedded;

import org.jspecify.annotations.Nullable;

/** The data folder cannot be used; the message says why and what to do. */
public final class DataFolderUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataFolderUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
