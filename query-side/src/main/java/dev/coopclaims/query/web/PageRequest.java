package dev.coopclaims.query.web;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted.
 *
 * @param limit the most items to return, 1 to {@link #MAX_LIMIT_ITEMS}
 * @param cursor where to continue; null for the beginning
 */
public record PageRequest(int limit, @Nullable String cursor) {

    public static final int DEFAULT_LIMIT_ITEMS = 50;
    public static final int MAX_LIMIT_ITEMS = 500;

    /** @throws Refusal MALFORMED when the limit is out of bounds */
    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT_ITEMS) {
            throw Refusal.of(RequestCode.LIMIT_OUT_OF_BOUNDS, MAX_LIMIT_ITEMS);
        }
    }

    /**
     * From the parameters {@code limit} and {@code cursor} of a request.
     *
     * @throws Refusal MALFORMED when the limit is out of bounds
     */
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        return new PageRequest(
                limit == null ? DEFAULT_LIMIT_ITEMS : limit, cursor == null || cursor.isEmpty() ? null : cursor);
    }
}
