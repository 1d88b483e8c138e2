package dev.coopclaims.kernel.refusal;

import org.jspecify.annotations.Nullable;

/** A {@link RefusalCode} and the rule that it breaks. */
@FunctionalInterface
public interface RefusalReason {
    /**
     * The violation of one place.
     *
     * @param path as of {@link Violation}
     * @param arguments what the text has in its places, in their order
     */
    Violation at(String path, @Nullable Object... arguments);
}
