package dev.coopclaims.app.startup;

import org.jspecify.annotations.Nullable;

/** Why the application cannot start, in words for the person who starts it, with what to do about it. */
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
