package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.cap.CapShare;
import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.Cap;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/**
 * What a claim uses of the caps of its activity (P-3).
 *
 * @param shares one per cap that bounds something of the claim
 * @param problems why something cannot be counted: a cap in another currency, people or a conference that are not named
 */
public record CapShares(List<CapShare> shares, List<Violation> problems) {

    public CapShares {
        shares = List.copyOf(shares);
        problems = List.copyOf(problems);
    }

    /** What the claim uses when it gets what it asks for. */
    public static CapShares of(Dossier dossier) {
        return of(dossier.claim(), requested(dossier.claim()), accrued(dossier.funds()), dossier.catalogue());
    }

    /**
     * What the claim uses when it gets these amounts, whatever the bounds are now: for cuts, which no bound refuses. With
     * the requested amounts, every cap of which the claim can hold anything.
     */
    public static List<CapShare> unbounded(ClaimFile claim, Map<CostId, Money> amounts, Catalogue catalogue) {
        Optional<Activity> activity = catalogue.activity(claim.details().activity());
        List<CapShare> shares = new ArrayList<>();
        activity.map(Activity::caps).orElse(List.of()).forEach(cap -> {
            List<Cost> counted = claim.costs().values().stream()
                    .filter(cost -> counts(cap, cost, amounts))
                    .toList();
            shares.addAll(new CapCount(claim, activity.orElseThrow(), cap, amounts)
                    .shares(counted, CapBound.none(cap, claim.currency())));
        });
        return shares;
    }

    /** The co-op accrued by each of the funds: the basis of a percentage. */
    public static List<Money> accrued(List<FundState> funds) {
        return funds.stream().map(FundState::total).toList();
    }

    /**
     * What the claim uses when it gets these amounts.
     *
     * @param amounts of its costs; a cost that is not there counts nothing
     * @param accrued the co-op accrued by each fund of the organisation for the claim's programme and period
     */
    public static CapShares of(ClaimFile claim, Map<CostId, Money> amounts, List<Money> accrued, Catalogue catalogue) {
        Optional<Activity> activity = catalogue.activity(claim.details().activity());
        if (activity.isEmpty()) {
            return new CapShares(List.of(), List.of());
        }
        boolean surface =
                catalogue.programme(claim.programme()).map(Programme::surface).orElse(false);
        List<CapShare> shares = new ArrayList<>();
        SequencedSet<Violation> problems = new LinkedHashSet<>();
        for (Cap cap : activity.get().caps()) {
            List<Cost> counted = claim.costs().values().stream()
                    .filter(cost -> counts(cap, cost, amounts))
                    .toList();
            if (counted.isEmpty() || (surface && cap.unlimitedForSurface())) {
                continue;
            }
            CapCount count = new CapCount(claim, activity.get(), cap, amounts);
            problems.addAll(count.missing(counted));
            Optional<CapBound> bound = CapBound.of(cap, surface, accrued, claim.currency());
            if (bound.isEmpty()) {
                problems.add(withoutRate(claim, activity.get(), cap));
            } else {
                shares.addAll(count.shares(counted, bound.get()));
            }
        }
        return new CapShares(shares, List.copyOf(problems));
    }

    public List<CapId> ids() {
        return shares.stream().map(CapShare::cap).toList();
    }

    /** What each cost asks for. */
    public static Map<CostId, Money> requested(ClaimFile claim) {
        return claim.costs().values().stream().collect(Collectors.toMap(Cost::id, Cost::requested));
    }

    private static boolean counts(Cap cap, Cost cost, Map<CostId, Money> amounts) {
        Money amount = amounts.get(cost.id());
        return amount != null
                && amount.isPositive()
                && (cap.expenseTypes().isEmpty() || cap.expenseTypes().contains(cost.expenseType()));
    }

    private static Violation withoutRate(ClaimFile claim, Activity activity, Cap cap) {
        Money amount = cap.amount();
        String bound =
                amount == null ? "a percentage of the co-op earned, in more than one currency" : amount.toString();
        return new Violation(
                "RATE_MISSING",
                "/currency",
                "the cap of " + activity.name() + " per " + String.join(", ", cap.per()) + " is " + bound
                        + ", and no rate to " + claim.currency() + " was published",
                "P-3");
    }
}
