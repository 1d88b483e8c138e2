package dev.coopclaims.command.claim.submission;

import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.rate.ExchangeRate;
import dev.coopclaims.kernel.source.FundId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a claim's drawings on its funds fall and rise (F-5). A drawing in another currency keeps the rate at which it was
 * drawn; what is drawn later on the same fund at another rate is a drawing of its own.
 */
public final class Allocations {

    private Allocations() {}

    /**
     * Cuts the allocations to the amount, starting with the last allocated fund.
     *
     * @param amount in the claim's currency, at most what is allocated
     */
    public static List<Allocation> cutTo(List<Allocation> allocations, Money amount) {
        List<Allocation> left = new ArrayList<>();
        Money rest = amount;
        for (Allocation allocation : allocations) {
            if (!rest.isPositive()) {
                break;
            }
            Money kept = rest.min(allocation.claimed());
            left.add(kept.equals(allocation.claimed()) ? allocation : part(allocation, kept));
            rest = rest.minus(kept);
        }
        if (rest.isPositive()) {
            throw new IllegalStateException("only " + amount.minus(rest) + " is allocated, not " + amount);
        }
        return left;
    }

    /** What each fund's allocation lost from one to the other, in the order drawn. */
    public static List<Allocation> cut(List<Allocation> before, List<Allocation> left) {
        Map<Drawn, Allocation> kept = left.stream().collect(Collectors.toMap(Drawn::of, Function.identity()));
        return before.stream()
                .map(one -> less(one, kept.get(Drawn.of(one))))
                .filter(one -> one.amount().isPositive())
                .toList();
    }

    private static Allocation less(Allocation one, @Nullable Allocation kept) {
        return kept == null
                ? one
                : new Allocation(
                        one.fund(),
                        one.amount().minus(kept.amount()),
                        one.claimed().minus(kept.claimed()),
                        one.rate());
    }

    /** Draws more: what is drawn on a fund at the same rate grows; anything else comes last. */
    static List<Allocation> plus(List<Allocation> first, List<Allocation> added) {
        SequencedMap<Drawn, Allocation> sums = new LinkedHashMap<>();
        first.forEach(one -> sums.put(Drawn.of(one), one));
        added.forEach(one -> sums.merge(
                Drawn.of(one),
                one,
                (a, b) -> new Allocation(
                        a.fund(), a.amount().plus(b.amount()), a.claimed().plus(b.claimed()), a.rate())));
        return List.copyOf(sums.values());
    }

    /** The sum in the claim's currency. */
    static Money sum(List<Allocation> allocations, Money zero) {
        return allocations.stream().map(Allocation::claimed).reduce(zero, Money::plus);
    }

    /** What each fund has to give (above zero) or gets back (below zero), the last allocated fund first. */
    static List<Change> changes(List<Allocation> before, List<Allocation> after) {
        Map<FundId, Money> changes = new LinkedHashMap<>();
        after.forEach(one -> changes.merge(one.fund(), one.amount(), Money::plus));
        before.forEach(one -> changes.merge(one.fund(), one.amount().negated(), Money::plus));
        return changes.entrySet().stream()
                .filter(change -> !change.getValue().isZero())
                .map(change -> new Change(change.getKey(), change.getValue()))
                .toList()
                .reversed();
    }

    /** The change of a fund's reservation. */
    record Change(FundId fund, Money amount) {}

    /** What a drawing is known by. */
    private record Drawn(FundId fund, @Nullable ExchangeRate rate) {
        static Drawn of(Allocation allocation) {
            return new Drawn(allocation.fund(), allocation.rate());
        }
    }

    private static Allocation part(Allocation allocation, Money kept) {
        ExchangeRate rate = allocation.rate();
        return rate == null
                ? Allocation.of(allocation.fund(), kept)
                : new Allocation(
                        allocation.fund(),
                        rate.convert(kept)
                                .max(Money.smallest(allocation.amount().currency()))
                                .min(allocation.amount()),
                        kept,
                        rate);
    }
}
