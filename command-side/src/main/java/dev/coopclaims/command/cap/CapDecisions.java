package dev.coopclaims.command.cap;

import dev.coopclaims.command.rate.AtOwnRate;
import dev.coopclaims.kernel.cap.CapEvent;
import dev.coopclaims.kernel.cap.CapLimit;
import dev.coopclaims.kernel.cap.CapUseRegistered;
import dev.coopclaims.kernel.cap.CapUseReleased;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** What claims may use of a cap (P-3, C-8). Pure; a missing state means that no claim has used the cap yet. */
public final class CapDecisions {

    private CapDecisions() {}

    /**
     * Sets the claim's use of the cap to the share: more than before, within the cap, or less. Using less or the same
     * is never refused, even if the cap has changed meanwhile.
     */
    public static CapDecision use(@Nullable CapState state, CapShare share) {
        return switch (share.wanted()) {
            case CapShare.Amount amount -> useMoney(state, share, amount);
            case CapShare.People people -> usePeople(state, share, people);
        };
    }

    /** Lowers the claim's use to the share, whatever the cap; empty if it uses no more than that already. */
    public static Optional<CapUseReleased> reduce(CapState state, CapShare share) {
        return state.of(share.claim()).flatMap(held -> switch (share.wanted()) {
            case CapShare.Amount wanted ->
                Optional.of(money(held).minus(wanted.amount()))
                        .filter(Money::isPositive)
                        .map(cut -> releasedMoney(state, share.claim(), cut));
            case CapShare.People wanted ->
                Optional.of(people(held).stream()
                                .filter(person -> !wanted.persons().contains(person))
                                .toList())
                        .filter(cut -> !cut.isEmpty())
                        .map(cut -> releasedPeople(state, share.claim(), cut));
        });
    }

    /**
     * Lowers the claim's use to what is left of its share after a cut: at the rate at which it was counted, if the cap is
     * in another currency (F-5).
     *
     * @param before the share before the cut, in the claim's currency
     * @param left the share after it, in the claim's currency
     */
    public static Optional<CapUseReleased> cut(CapState state, CapShare before, CapShare left) {
        if (left.wanted() instanceof CapShare.Amount kept && before.wanted() instanceof CapShare.Amount whole) {
            Money taken = state.amountOf(left.claim(), kept.amount().currency());
            Money amount = AtOwnRate.part(kept.amount(), whole.amount(), taken);
            return reduce(state, left.with(new CapShare.Amount(amount, amount)));
        }
        return reduce(state, left);
    }

    /** Releases everything the claim uses; empty if it uses nothing. */
    public static Optional<CapUseReleased> release(CapState state, ClaimId claim) {
        return state.of(claim).map(held -> switch (held) {
            case CapUse.OfMoney money -> releasedMoney(state, claim, money.amount());
            case CapUse.OfPeople people -> releasedPeople(state, claim, List.copyOf(people.persons()));
        });
    }

    private static CapDecision useMoney(@Nullable CapState state, CapShare share, CapShare.Amount wanted) {
        Money zero = Money.zero(wanted.amount().currency());
        Money held = zero;
        Money others = zero;
        if (state != null) {
            held = state.of(share.claim()).map(CapDecisions::money).orElse(zero);
            others = state.amountBesides(share.claim()).orElse(zero);
        }
        if (!wanted.amount().isMoreThan(held)) {
            return new CapDecision.Used(
                    state == null
                            ? List.of()
                            : List.copyOf(reduce(state, share).stream().toList()));
        }
        if (others.plus(wanted.amount()).isMoreThan(wanted.limit())) {
            Money open =
                    others.isMoreThan(wanted.limit()) ? zero : wanted.limit().minus(others);
            return new CapDecision.Refused(RefusalCode.CAP_EXCEEDED.at(
                    share.path(), share.activity(), wanted.limit(), share.counted(), open, wanted.amount()));
        }
        return new CapDecision.Used(List.of(new CapUseRegistered(
                share.cap(),
                share.organisation(),
                share.claim(),
                share.label(),
                share.name(),
                wanted.amount().minus(held),
                null,
                CapLimit.of(wanted.limit()),
                List.of())));
    }

    private static CapDecision usePeople(@Nullable CapState state, CapShare share, CapShare.People wanted) {
        SequencedSet<String> held = new LinkedHashSet<>();
        SequencedSet<String> others = new LinkedHashSet<>();
        if (state != null) {
            state.of(share.claim()).ifPresent(use -> held.addAll(people(use)));
            others.addAll(state.personsBesides(share.claim()));
        }
        List<String> more = wanted.persons().stream()
                .filter(person -> !held.contains(person))
                .toList();
        List<String> less = held.stream()
                .filter(person -> !wanted.persons().contains(person))
                .toList();
        SequencedSet<String> together = new LinkedHashSet<>(others);
        together.addAll(wanted.persons());
        if (!others.containsAll(more) && together.size() > wanted.limit()) {
            return new CapDecision.Refused(RefusalCode.HEADCOUNT_EXCEEDED.at(
                    share.path(), share.activity(), wanted.limit(), share.counted(), together.size()));
        }
        List<CapEvent> events = new ArrayList<>(2);
        if (state != null && !less.isEmpty()) {
            events.add(releasedPeople(state, share.claim(), less));
        }
        if (!more.isEmpty()) {
            events.add(new CapUseRegistered(
                    share.cap(),
                    share.organisation(),
                    share.claim(),
                    share.label(),
                    share.name(),
                    null,
                    more.size(),
                    CapLimit.of(wanted.limit()),
                    more));
        }
        return new CapDecision.Used(events);
    }

    private static CapUseReleased releasedPeople(CapState state, ClaimId claim, List<String> persons) {
        return new CapUseReleased(
                state.id(), state.organisation(), claim, state.name(), null, persons.size(), state.limit(), persons);
    }

    private static CapUseReleased releasedMoney(CapState state, ClaimId claim, Money amount) {
        return new CapUseReleased(
                state.id(), state.organisation(), claim, state.name(), amount, null, state.limit(), List.of());
    }

    private static Money money(CapUse use) {
        return switch (use) {
            case CapUse.OfMoney money -> money.amount();
            case CapUse.OfPeople people -> throw new IllegalStateException("people, not money: " + people);
        };
    }

    private static SequencedSet<String> people(CapUse use) {
        return switch (use) {
            case CapUse.OfPeople people -> people.persons();
            case CapUse.OfMoney money -> throw new IllegalStateException("money, not people: " + money);
        };
    }
}
