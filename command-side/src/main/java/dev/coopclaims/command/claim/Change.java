package dev.coopclaims.command.claim;

import org.jspecify.annotations.Nullable;

/**
 * Another value for something optional, or none any more. Where nothing changes there is no such thing.
 *
 * @param to absent: it is cleared
 */
public record Change<T>(@Nullable T to) {

    /** It has no value any more. */
    public static <T> Change<T> cleared() {
        return new Change<>(null);
    }

    static <T> @Nullable T after(@Nullable Change<T> change, @Nullable T before) {
        return change == null ? before : change.to();
    }
}
