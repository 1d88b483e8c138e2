package dev.coopclaims.kernel.catalogue;

import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * In which currencies claims and pre-approvals begin: those that the catalogue accepts, as long as money can come from
 * somewhere. No rates are published yet (F-5), so a claim in a currency in which no entity keeps funds could never be
 * submitted; whoever starts it learns that at once.
 */
public final class ClaimCurrency {

    private ClaimCurrency() {}

    /**
     * Why nothing begins in a currency; empty when something may.
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
