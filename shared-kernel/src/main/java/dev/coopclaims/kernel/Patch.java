package dev.coopclaims.kernel;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A change of an optional value: to another value, or to none. If nothing changes, there is no {@code Change}.
 *
 * @param to the new value; absent to clear it
 */
public record Patch<T>(@Nullable T to) {

    /** Clears the value. */
    public static <T> Patch<T> cleared() {
        return new Patch<>(null);
    }

    /** The value after the change. */
    public static <T> @Nullable T after(@Nullable Patch<T> patch, @Nullable T before) {
        return patch == null ? before : patch.to();
    }

    /** The same change with its value in another form; absent if there is none. */
    public static <T, R> @Nullable Patch<R> map(@Nullable Patch<T> patch, Function<T, R> form) {
        if (patch == null) {
            return null;
        }
        T to = patch.to();
        return to == null ? cleared() : new Patch<>(form.apply(to));
    }
}
