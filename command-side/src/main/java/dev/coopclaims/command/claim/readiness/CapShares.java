package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.cap.CapShare;
import dev.coopclaims.command.cap.CapState;
import dev.coopclaims.command.claim.ActivityRequirements;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.exception.GrantedException;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.policy.Pseudonyms;
import dev.coopclaims.command.rate.AtOwnRate;
import dev.coopclaims.command.rate.ExchangeRates;
import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.catalogue.Cap;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.Programme;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.exception.ExceptionTerms;
import dev.coopclaims.kernel.exception.ExceptionTerms.Kind;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a claim uses of the caps of its activity and of the activity's components (P-3).
 *
 * @param shares one for each cap that limits the claim, with the higher limit if an exception gives one
 * @param caps what each of them is in the catalogue
 * @param problems why something cannot be counted: a cap in another currency, or missing names of people or a
 *     conference
 */
public record CapShares(List<CapShare> shares, Map<CapId, Usual> caps, List<Violation> problems) {

    public CapShares {
        shares = List.copyOf(shares);
        caps = Map.copyOf(caps);
        problems = List.copyOf(problems);
    }

    /** What the claim uses if it gets what it requests. */
    public static CapShares of(SubmissionContext dossier) {
        ClaimContent claim = dossier.claim();
        Catalogue catalogue = dossier.catalogue();
        boolean surface =
                catalogue.programme(claim.programme()).map(Programme::surface).orElse(false);
        List<Money> accrued = accrued(dossier);
        List<CapShare> shares = new ArrayList<>();
        Map<CapId, Usual> caps = new HashMap<>();
        SequencedSet<Violation> problems = new LinkedHashSet<>();
        for (Bounded bounded : bounded(claim, requested(claim), catalogue)) {
            Cap cap = bounded.cap();
            if (bounded.costs().isEmpty() || (surface && cap.unlimitedForSurface())) {
                continue;
            }
            CapCount count = new CapCount(
                    claim,
                    bounded.activity(),
                    cap,
                    requested(claim),
                    dossier.bounds().people());
            problems.addAll(count.missing(bounded.costs()));
            for (CapCount.Counted counted : count.counted(bounded.costs())) {
                Optional<CapShare> usual = share(dossier, cap, surface, accrued, counted);
                usual.ifPresentOrElse(
                        share -> {
                            Usual raised = raised(dossier, bounded.activity(), cap, share);
                            shares.add(raised.raised());
                            caps.put(counted.id(), raised);
                        },
                        () -> problems.add(withoutRate(dossier, bounded.activity(), cap)));
            }
        }
        return new CapShares(shares, caps, List.copyOf(problems));
    }

    /**
     * A cap as the catalogue has it, and what exceptions make of it.
     *
     * @param usual the share within the catalogue's limit
     * @param raised the share within the limit that holds
     * @param exception which gives the higher limit; absent if none does
     */
    record Usual(
            Activity activity,
            Cap cap,
            CapShare usual,
            CapShare raised,
            @Nullable GrantedException exception) {

        /** Whether the terms are about this cap. */
        boolean isMeantBy(ExceptionTerms terms) {
            return activity.code().equals(terms.activity()) && cap.identity().equals(terms.cap());
        }
    }

    /** The limit is the highest that the catalogue or an exception gives. One whose amount has no rate today gives nothing. */
    private static Usual raised(SubmissionContext dossier, Activity activity, Cap cap, CapShare usual) {
        Usual best = new Usual(activity, cap, usual, usual, null);
        for (GrantedException one : dossier.exceptions().usable(Kind.HIGHER_CAP, dossier.today())) {
            if (!best.isMeantBy(one.terms())) {
                continue;
            }
            Optional<CapShare> higher = within(best.raised(), one.terms(), dossier.rates());
            if (higher.isPresent() && !higher.get().equals(best.raised())) {
                best = new Usual(activity, cap, usual, higher.get(), one);
            }
        }
        return best;
    }

    /** The same share, within at least what the exception's terms allow; empty if a rate is needed and there is none. */
    static Optional<CapShare> within(CapShare share, ExceptionTerms terms, ExchangeRates rates) {
        Money amount = terms.amount();
        Integer people = terms.people();
        return switch (share.wanted()) {
            case CapShare.Amount wanted ->
                amount == null
                        ? Optional.of(share)
                        : rates.convert(amount, wanted.limit().currency())
                                .map(limit ->
                                        share.with(new CapShare.Amount(wanted.amount(), limit.max(wanted.limit()))));
            case CapShare.People wanted ->
                Optional.of(
                        people == null
                                ? share
                                : share.with(new CapShare.People(wanted.persons(), Math.max(people, wanted.limit()))));
        };
    }

    /** The share within its limit, in the cap's currency; empty if a rate is needed and there is none. */
    private static Optional<CapShare> share(
            SubmissionContext dossier, Cap cap, boolean surface, List<Money> accrued, CapCount.Counted counted) {
        if (cap.kind() == Cap.Kind.HEADCOUNT) {
            int most = Objects.requireNonNull(cap.maxPeople(), "a cap on people has no number");
            return Optional.of(counted.share().apply(persons -> new CapShare.People(persons, most)));
        }
        ClaimContent claim = dossier.claim();
        CapState state = dossier.bounds().caps().get(counted.id());
        Currency currency = CapBound.currency(cap, state, accrued, claim.currency());
        Money taken = state == null ? Money.zero(currency) : state.amountOf(claim.id(), currency);
        Optional<Money> used =
                AtOwnRate.total(counted.amount(), dossier.held().cap(counted.id()), taken, dossier.rates());
        return CapBound.of(cap, surface, accrued, currency, dossier.rates())
                .flatMap(limit ->
                        used.map(amount -> counted.share().apply(persons -> new CapShare.Amount(amount, limit))));
    }

    /** The currencies of the amounts that limit the claim. */
    public static Set<Currency> currencies(ClaimContent claim, Catalogue catalogue) {
        return bounded(claim, requested(claim), catalogue).stream()
                .flatMap(bounded -> Stream.ofNullable(bounded.cap().amount()))
                .map(Money::currency)
                .collect(Collectors.toSet());
    }

    /**
     * What the claim uses if it gets these amounts, whatever the limits are now, in the claim's currency. For cuts, which
     * no limit refuses. With the requested amounts, the result has every cap that the claim may use.
     */
    public static List<CapShare> unbounded(
            ClaimContent claim, Map<CostId, Money> amounts, Catalogue catalogue, Pseudonyms people) {
        List<CapShare> shares = new ArrayList<>();
        for (Bounded bounded : bounded(claim, amounts, catalogue)) {
            CapCount count = new CapCount(claim, bounded.activity(), bounded.cap(), amounts, people);
            boolean countsPeople = bounded.cap().kind() == Cap.Kind.HEADCOUNT;
            for (CapCount.Counted counted : count.counted(bounded.costs())) {
                shares.add(counted.share()
                        .apply(persons -> countsPeople
                                ? new CapShare.People(persons, Integer.MAX_VALUE)
                                : new CapShare.Amount(counted.amount(), Money.largest(claim.currency()))));
            }
        }
        return shares;
    }

    /** The co-op accrued by each fund, on which percentages are based, in the catalogue's order of entities. */
    private static List<Money> accrued(SubmissionContext dossier) {
        List<String> entities = List.copyOf(dossier.catalogue().entities().keySet());
        return dossier.funds().stream()
                .sorted(Drawing.inOrderOf(entities))
                .map(FundState::total)
                .toList();
    }

    public List<CapId> ids() {
        return shares.stream().map(CapShare::cap).toList();
    }

    /** The requested amount of each cost. */
    public static Map<CostId, Money> requested(ClaimContent claim) {
        return claim.costs().values().stream().collect(Collectors.toMap(Cost::id, Cost::requested));
    }

    /** A cap and the costs that it limits. */
    private record Bounded(Activity activity, Cap cap, List<Cost> costs) {}

    /**
     * The caps of the activity and of the components that were run: running an activity as part of another one does not
     * escape its caps. A cost counts for every component that pays its expense type.
     */
    private static List<Bounded> bounded(ClaimContent claim, Map<CostId, Money> amounts, Catalogue catalogue) {
        Optional<ActivityRequirements> asked =
                ActivityRequirements.of(claim.details().activity(), catalogue).map(all -> all.ran(claim.answers()));
        if (asked.isEmpty()) {
            return List.of();
        }
        List<Bounded> bounded = new ArrayList<>();
        Activity whole = asked.get().activity();
        whole.caps().forEach(cap -> bounded.add(new Bounded(whole, cap, costs(claim, amounts, cap))));
        for (Activity part : asked.get().components()) {
            for (Cap cap : part.caps()) {
                List<Cost> ofPart = costs(claim, amounts, cap).stream()
                        .filter(cost -> part.eligibleExpenses().contains(cost.expenseType()))
                        .toList();
                bounded.add(new Bounded(part, cap, ofPart));
            }
        }
        return bounded;
    }

    private static List<Cost> costs(ClaimContent claim, Map<CostId, Money> amounts, Cap cap) {
        return claim.costs().values().stream()
                .filter(cost -> counts(cap, cost, amounts))
                .toList();
    }

    private static boolean counts(Cap cap, Cost cost, Map<CostId, Money> amounts) {
        Money amount = amounts.get(cost.id());
        return amount != null
                && amount.isPositive()
                && (cap.expenseTypes().isEmpty() || cap.expenseTypes().contains(cost.expenseType()));
    }

    private static Violation withoutRate(SubmissionContext dossier, Activity activity, Cap cap) {
        ClaimContent claim = dossier.claim();
        Money amount = cap.amount();
        String bound =
                amount == null ? "a percentage of the co-op earned, in more than one currency" : amount.toString();
        Violation missing = RefusalCode.CAP_RATE_MISSING.at(
                "/currency", activity.name(), String.join(", ", cap.per()), bound, claim.currency());
        return amount == null ? missing : dossier.rates().explained(missing, claim.currency(), amount.currency());
    }
}
