package dev.coopclaims.command.web;

import dev.coopclaims.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/** Money as it comes in: {@code {"amount":"1250.00","currency":"EUR"}}; not yet checked. */
public record MoneyBody(@Nullable String amount, @Nullable String currency) {

    public static MoneyBody of(Money money) {
        return new MoneyBody(money.amount().toPlainString(), money.currency().getCurrencyCode());
    }
}
