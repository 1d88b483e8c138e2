package dev.coopclaims.kernel.catalogue;

import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The currencies in which claims and pre-approvals may be started: those that the catalogue accepts and that a fund can
 * pay. No rates are published yet (F-5), so a claim in a currency without funds could never be submitted; it is refused
 * at the start.
 */
public final class ClaimCurrency {

    private ClaimCurrency() {}

    /**
     * Why nothing can be started in the currency; empty if it is accepted.
     *
     * @param path JSON pointer to the currency in the request
     */
    public static Optional<Violation> refused(Currency currency, String path, Catalogue catalogue) {
        if (!catalogue.currencies().contains(currency)) {
            return Optional.of(RefusalCode.CURRENCY_NOT_ACCEPTED.at(path, currency));
        }
        SortedSet<String> kept = ofFunds(catalogue);
        if (kept.contains(currency.getCurrencyCode())) {
            return Optional.empty();
        }
        return Optional.of(RefusalCode.RATE_MISSING.at(path, currency, String.join(", ", kept)));
    }

    private static SortedSet<String> ofFunds(Catalogue catalogue) {
        return catalogue.entities().values().stream()
                .map(entity -> entity.currency().getCurrencyCode())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
