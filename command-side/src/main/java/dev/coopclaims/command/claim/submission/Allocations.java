package dev.coopclaims.command.claim.submission;

import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.FundId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a claim's drawings on its funds fall and rise (F-5). One currency only: converted drawings are refused. */
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
        Map<FundId, Allocation> kept = left.stream().collect(Collectors.toMap(Allocation::fund, Function.identity()));
        return before.stream()
                .map(one -> kept.containsKey(one.fund()) ? less(one, kept.get(one.fund())) : one)
                .filter(one -> one.amount().isPositive())
                .toList();
    }

    private static Allocation less(Allocation one, Allocation kept) {
        return new Allocation(
                one.fund(), one.amount().minus(kept.amount()), one.claimed().minus(kept.claimed()), one.rate());
    }

    /** Draws more: the allocation of a fund that is already there grows; a new fund comes last. */
    static List<Allocation> plus(List<Allocation> first, List<Allocation> added) {
        SequencedMap<FundId, Allocation> sums = new LinkedHashMap<>();
        first.forEach(one -> sums.put(one.fund(), one));
        added.forEach(one -> sums.merge(
                one.fund(),
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

    private static Allocation part(Allocation allocation, Money kept) {
        if (allocation.rate() != null) {
            throw new IllegalStateException("a drawing across currencies cannot be cut: " + allocation);
        }
        return Allocation.of(allocation.fund(), kept);
    }
}
