package dev.coopclaims.command.rate;

import dev.coopclaims.kernel.money.Money;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a claim takes of something that is kept in another currency, such as a cap (F-5). What it has taken keeps the
 * rate at which it took it: less is taken in proportion, and only what is more goes by today's rate.
 */
public final class AtOwnRate {

    private AtOwnRate() {}

    /**
     * The whole that is taken if the claim wants this much.
     *
     * @param wanted in the claim's currency, above zero
     * @param before what it wanted last, in the claim's currency
     * @param taken what it took for that, in the other currency
     * @return empty if a rate is needed and there is none
     */
    public static Optional<Money> total(Money wanted, Money before, Money taken, ExchangeRates rates) {
        if (wanted.currency().equals(taken.currency())) {
            return Optional.of(wanted);
        }
        // What has taken nothing of it yet has no rate of its own, whatever was wanted of another pre-approval or cap.
        Money kept = taken.isPositive() ? before : Money.zero(before.currency());
        if (kept.isPositive() && !wanted.isMoreThan(kept)) {
            return Optional.of(part(wanted, kept, taken));
        }
        return rates.between(wanted.currency(), taken.currency())
                .map(rate -> rate.convert(wanted.minus(kept)).max(Money.smallest(taken.currency())))
                .map(more -> Money.atMost(taken.amount().add(more.amount()), taken.currency()));
    }

    /**
     * What is left of it if the claim gets less than it wanted: the same share of it, rounded half-even, and at least the
     * smallest unit as long as something is left.
     *
     * @param left in the claim's currency, at most what it wanted before
     * @param before what it wanted last, in the claim's currency
     * @param taken what it took for that
     */
    public static Money part(Money left, Money before, Money taken) {
        if (left.currency().equals(taken.currency())) {
            return left;
        }
        if (!left.isPositive()) {
            return Money.zero(taken.currency());
        }
        return new Money(
                        taken.amount()
                                .multiply(left.amount())
                                .divide(before.amount(), taken.amount().scale(), RoundingMode.HALF_EVEN),
                        taken.currency())
                .max(Money.smallest(taken.currency()))
                .min(taken);
    }
}
