package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.rate.ExchangeRates;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.DrawingOrder;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a requested amount is drawn from an organisation's funds (F-5).
 *
 * <p>The catalogue's {@link DrawingOrder} fixes the order of the entities; by default, the entity local to the activity
 * comes first, because it pays there anyway. A fund with nothing available, or of which it is not
 * decided whether its period qualifies (F-2), is skipped.
 *
 * @param allocations what would be drawn on which fund, in that order
 * @param missing the amount that no fund covers; zero if the funds suffice
 * @param withoutRate the first fund that needs a conversion for which there is no rate; drawing stops there
 */
public record Drawing(List<Allocation> allocations, Money missing, List<FundState> withoutRate) {

    public Drawing {
        allocations = List.copyOf(allocations);
        withoutRate = List.copyOf(withoutRate);
    }

    /** Draws the claim's requested amount. */
    public static Drawing of(SubmissionContext dossier) {
        return of(dossier, dossier.claim().requested());
    }

    /** Draws the given amount for the claim. */
    public static Drawing of(SubmissionContext dossier, Money amount) {
        Money rest = amount;
        List<Allocation> allocations = new ArrayList<>();
        for (FundState fund : inOrder(dossier)) {
            if (!rest.isPositive() || !fund.drawable().isPositive()) {
                continue;
            }
            Optional<Allocation> drawn = drawn(fund, rest, dossier.rates());
            if (drawn.isEmpty()) {
                return new Drawing(allocations, rest, List.of(fund));
            }
            // What is left of a fund may be worth less than the smallest unit of the claim's currency.
            if (drawn.get().claimed().isPositive()) {
                allocations.add(drawn.get());
                rest = rest.minus(drawn.get().claimed());
            }
        }
        return new Drawing(allocations, rest, List.of());
    }

    /**
     * What the fund gives for the amount: all of it, or everything that the fund has. Each conversion is rounded once. A
     * claim never gets money for nothing: whatever it gets takes at least the fund's smallest unit.
     *
     * @return empty if a rate is needed and there is none
     */
    private static Optional<Allocation> drawn(FundState fund, Money wanted, ExchangeRates rates) {
        Money available = fund.drawable();
        if (available.currency().equals(wanted.currency())) {
            return Optional.of(Allocation.of(fund.id(), wanted.min(available)));
        }
        return rates.between(available.currency(), wanted.currency()).map(rate -> {
            Money needed = rate.convert(wanted).max(Money.smallest(available.currency()));
            return needed.isMoreThan(available)
                    ? new Allocation(
                            fund.id(), available, rate.convert(available).min(wanted), rate)
                    : new Allocation(fund.id(), needed, wanted, rate);
        });
    }

    private static List<FundState> inOrder(SubmissionContext dossier) {
        Catalogue catalogue = dossier.catalogue();
        List<String> order = catalogue
                .drawing()
                .of(catalogue.entities().keySet(), dossier.entityOnTheSpot().orElse(""));
        return dossier.funds().stream()
                .sorted(inOrderOf(order).thenComparing(fund -> fund.id().value()))
                .toList();
    }

    /** An entity with which the period was earned, and that is gone since, comes last. */
    static Comparator<FundState> inOrderOf(List<String> entities) {
        return Comparator.comparingInt(
                fund -> entities.contains(fund.entity()) ? entities.indexOf(fund.entity()) : entities.size());
    }
}
