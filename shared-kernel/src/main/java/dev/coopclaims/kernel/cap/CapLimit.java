package dev.coopclaims.kernel.cap;

import dev.coopclaims.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How much all claims together may use of a cap: money or people.
 *
 * @param amount in the cap's currency; absent for a head-count
 * @param people for a head-count; otherwise absent
 */
public record CapLimit(@Nullable Money amount, @Nullable Integer people) {
    /** A limit in money. */
    public static CapLimit of(Money amount) {
        return new CapLimit(amount, null);
    }

    /** A limit in people. */
    public static CapLimit of(int people) {
        return new CapLimit(null, people);
    }
}
