package dev.coopclaims.kernel.refusal;

import org.jspecify.annotations.Nullable;

/** A {@link RefusalCode} and the rule that it breaks. */
@FunctionalInterface
public interface RefusalReason {
    /**
     * The violation at one place.
     *
     * @param path as in {@link Violation}
     * @param arguments the arguments of the text, in order
     */
    Violation at(String path, @Nullable Object... arguments);
}
