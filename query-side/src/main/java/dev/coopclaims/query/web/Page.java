package dev.coopclaims.query.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items in the list's order
 * @param next the cursor that continues after the last item; absent at the end, and nowhere else: a page may have fewer items
 *     than requested, even none, although the list goes on
 * @param incomplete true when the list may lack things, because something that happened to them could not be applied (record 56);
 *     absent otherwise
 */
public record Page<T>(
        List<T> items, @Nullable String next, @Nullable Boolean incomplete) {

    public Page {
        items = List.copyOf(items);
    }

    /** A page of a whole list. */
    public Page(List<T> items, @Nullable String next) {
        this(items, next, null);
    }

    Page<T> lacking() {
        return new Page<>(items, next, true);
    }
}
