package dev.coopclaims.app.startup;

import org.jspecify.annotations.Nullable;

/** Why the application cannot start, and what to do about it, in words for the person who starts it. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public CannotStart(String reason, String remedy, @Nullable Throwable cause) {
        super(reason, cause, false, false);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
