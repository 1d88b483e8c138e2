package dev.coopclaims.kernel;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Another value for something optional, or none any more. Where nothing changes there is no such thing.
 *
 * @param to absent: it is cleared
 */
public record Patch<T>(@Nullable T to) {

    /** It has no value any more. */
    public static <T> Patch<T> cleared() {
        return new Patch<>(null);
    }

    /** What there is after it. */
    public static <T> @Nullable T after(@Nullable Patch<T> patch, @Nullable T before) {
        return patch == null ? before : patch.to();
    }

    /** The same with its value in another form; absent when it is absent. */
    public static <T, R> @Nullable Patch<R> map(@Nullable Patch<T> patch, Function<T, R> form) {
        if (patch == null) {
            return null;
        }
        T to = patch.to();
        return to == null ? cleared() : new Patch<>(form.apply(to));
    }
}
