package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.kernel.catalogue.Cap;
import dev.coopclaims.kernel.money.Money;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much a cap of the catalogue allows a programme (P-3). */
sealed interface CapBound {

    record OfMoney(Money limit) implements CapBound {}

    record OfPeople(int limit) implements CapBound {}

    /**
     * The limit in the claim's currency; empty if a rate would be needed.
     *
     * @param surface whether the programme is one of those with different caps
     * @param accrued the co-op accrued by each fund; funds that accrued nothing need no rate
     */
    static Optional<CapBound> of(Cap cap, boolean surface, List<Money> accrued, Currency currency) {
        Integer surfacePercent = cap.surfacePercent();
        Integer percent = surface && surfacePercent != null ? surfacePercent : cap.percentOfEarned();
        return switch (cap.kind()) {
            case HEADCOUNT ->
                Optional.of(new OfPeople(Objects.requireNonNull(cap.maxPeople(), "a cap on people has no number")));
            case ABSOLUTE -> amount(cap, currency).map(OfMoney::new);
            case PERCENT_OF_EARNED -> share(percent, accrued, currency).map(OfMoney::new);
            case GREATER_OF ->
                amount(cap, currency)
                        .flatMap(amount -> share(percent, accrued, currency)
                                .map(share -> new OfMoney(share.isMoreThan(amount) ? share : amount)));
        };
    }

    /** A limit of the cap's kind that never applies. */
    static CapBound none(Cap cap, Currency currency) {
        return cap.kind() == Cap.Kind.HEADCOUNT
                ? new OfPeople(Integer.MAX_VALUE)
                : new OfMoney(new Money(Money.MAX_AMOUNT.setScale(0, RoundingMode.DOWN), currency));
    }

    private static Optional<Money> amount(Cap cap, Currency currency) {
        Money amount = Objects.requireNonNull(cap.amount(), "a cap on money has no amount");
        return Optional.of(amount).filter(money -> money.currency().equals(currency));
    }

    private static Optional<Money> share(@Nullable Integer percent, List<Money> accrued, Currency currency) {
        int share = Objects.requireNonNull(percent, "a cap on a share has no percentage");
        List<Money> earned = accrued.stream().filter(Money::isPositive).toList();
        if (earned.stream().anyMatch(money -> !money.currency().equals(currency))) {
            return Optional.empty();
        }
        return Optional.of(
                earned.stream().reduce(Money.zero(currency), Money::plus).percent(share));
    }
}
