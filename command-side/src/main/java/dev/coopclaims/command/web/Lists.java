package dev.coopclaims.command.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Optional lists of a body. */
public final class Lists {
    private Lists() {}

    /** The list; empty when it is absent. */
    public static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
