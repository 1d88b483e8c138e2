package dev.coopclaims.query.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items in the list's order
 * @param next the cursor that continues after the last item; absent at the end, and nowhere else: a page may have fewer items
 *     than requested, even none, although the list goes on
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }
}
