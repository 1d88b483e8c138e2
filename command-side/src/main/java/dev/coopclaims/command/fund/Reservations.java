package dev.coopclaims.command.fund;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is reserved for which claim; immutable. A change copies one part of {@link #PARTS}, so that a fund with thousands
 * of live reservations still loads quickly.
 */
public final class Reservations {
    private static final int PARTS = 64;

    private final Money total;
    private final @Nullable Map<ClaimId, Money>[] parts;

    private Reservations(Money total, @Nullable Map<ClaimId, Money>[] parts) {
        this.total = total;
        this.parts = parts;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // there is no other way to create an array of a generic type
    public static Reservations none(Currency currency) {
        return new Reservations(Money.zero(currency), (Map<ClaimId, Money>[]) new Map[PARTS]);
    }

    /** The sum over all claims. */
    public Money total() {
        return total;
    }

    /** What is reserved for the claim; zero if nothing is. */
    public Money of(ClaimId claim) {
        Map<ClaimId, Money> part = parts[partOf(claim)];
        Money amount = part == null ? null : part.get(claim);
        return amount == null ? Money.zero(total.currency()) : amount;
    }

    /** Changes a reservation by the amount; a reservation that becomes zero is removed. */
    Reservations changedBy(ClaimId claim, Money change) {
        int index = partOf(claim);
        Map<ClaimId, Money> before = parts[index];
        Map<ClaimId, Money> after = before == null ? new HashMap<>() : new HashMap<>(before);
        Money amount = of(claim).plus(change);
        if (amount.isZero()) {
            after.remove(claim);
        } else {
            after.put(claim, amount);
        }
        @Nullable Map<ClaimId, Money>[] changed = parts.clone();
        changed[index] = after.isEmpty() ? null : after;
        return new Reservations(total.plus(change), changed);
    }

    private static int partOf(ClaimId claim) {
        return Math.floorMod(claim.hashCode() * 0x9E37_79B9, PARTS);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reservations that && total.equals(that.total) && Arrays.equals(parts, that.parts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(total, Arrays.hashCode(parts));
    }

    @Override
    public String toString() {
        return "reserved " + total;
    }
}
