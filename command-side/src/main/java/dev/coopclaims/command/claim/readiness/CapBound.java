package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.cap.CapState;
import dev.coopclaims.command.rate.ExchangeRates;
import dev.coopclaims.kernel.catalogue.Cap;
import dev.coopclaims.kernel.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much money a cap of the catalogue allows a programme, and in which currency it is counted (P-3). */
final class CapBound {

    private CapBound() {}

    /**
     * The currency in which a cap is counted: the one in which it was counted before; else that of its amount; else, of a
     * share of what was earned, that of the first fund that earned something.
     *
     * @param used the cap as it was used before; absent if it was not
     * @param accrued the co-op accrued by each fund, in the catalogue's order of entities
     * @param fallback for a share of nothing
     */
    static Currency currency(Cap cap, @Nullable CapState used, List<Money> accrued, Currency fallback) {
        Money counted = used == null ? null : used.limit().amount();
        Money amount = cap.amount();
        if (counted != null || amount != null) {
            return (counted != null ? counted : Objects.requireNonNull(amount)).currency();
        }
        return accrued.stream()
                .filter(Money::isPositive)
                .findFirst()
                .map(Money::currency)
                .orElse(fallback);
    }

    /**
     * The limit in the given currency; empty if a rate is needed and there is none.
     *
     * @param surface whether the programme is one of those with different caps
     * @param accrued the co-op accrued by each fund; funds that accrued nothing need no rate
     */
    static Optional<Money> of(Cap cap, boolean surface, List<Money> accrued, Currency currency, ExchangeRates rates) {
        Integer surfacePercent = cap.surfacePercent();
        Integer percent = surface && surfacePercent != null ? surfacePercent : cap.percentOfEarned();
        return switch (cap.kind()) {
            case HEADCOUNT -> throw new IllegalArgumentException("counts people: " + cap);
            case ABSOLUTE -> amount(cap, currency, rates);
            case PERCENT_OF_EARNED -> share(percent, accrued, currency, rates);
            case GREATER_OF ->
                amount(cap, currency, rates)
                        .flatMap(amount ->
                                share(percent, accrued, currency, rates).map(amount::max));
        };
    }

    private static Optional<Money> amount(Cap cap, Currency currency, ExchangeRates rates) {
        return rates.convert(Objects.requireNonNull(cap.amount(), "a cap on money has no amount"), currency);
    }

    private static Optional<Money> share(
            @Nullable Integer percent, List<Money> accrued, Currency currency, ExchangeRates rates) {
        int share = Objects.requireNonNull(percent, "a cap on a share has no percentage");
        BigDecimal earned = BigDecimal.ZERO;
        for (Money one : accrued) {
            if (one.isPositive()) {
                Optional<Money> converted = rates.convert(one, currency);
                if (converted.isEmpty()) {
                    return Optional.empty();
                }
                earned = earned.add(converted.get().amount());
            }
        }
        return Optional.of(Money.atMost(earned, currency).percent(share));
    }
}
