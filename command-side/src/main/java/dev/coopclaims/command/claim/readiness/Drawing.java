package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.DrawingOrder;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How a requested amount is drawn from an organisation's funds (F-5).
 *
 * <p>The catalogue's {@link DrawingOrder} fixes the order of the entities; by default, the entity local to the activity
 * comes first, because it pays there anyway. A fund with nothing available is skipped.
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
            if (!rest.isPositive() || !fund.available().isPositive()) {
                continue;
            }
            if (!fund.available().currency().equals(rest.currency())) {
                return new Drawing(allocations, rest, List.of(fund));
            }
            Money drawn = rest.min(fund.available());
            allocations.add(Allocation.of(fund.id(), drawn));
            rest = rest.minus(drawn);
        }
        return new Drawing(allocations, rest, List.of());
    }

    private static List<FundState> inOrder(SubmissionContext dossier) {
        Catalogue catalogue = dossier.catalogue();
        List<String> order = catalogue
                .drawing()
                .of(catalogue.entities().keySet(), dossier.entityOnTheSpot().orElse(""));
        return dossier.funds().stream()
                .sorted(Comparator.comparingInt((FundState fund) -> order.indexOf(fund.entity()))
                        .thenComparing(fund -> fund.id().value()))
                .toList();
    }
}
