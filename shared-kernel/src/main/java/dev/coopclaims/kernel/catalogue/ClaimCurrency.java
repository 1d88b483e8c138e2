package dev.coopclaims.kernel.catalogue;

import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.Currency;
import java.util.Optional;

/**
 * The currencies in which claims and pre-approvals may be started: those that the catalogue accepts. Whether a rate to
 * the currencies of the funds has been published is checked by the claim's readiness (F-5).
 */
public final class ClaimCurrency {

    private ClaimCurrency() {}

    /**
     * Why nothing can be started in the currency; empty if it is accepted.
     *
     * @param path JSON pointer to the currency in the request
     */
    public static Optional<Violation> refused(Currency currency, String path, Catalogue catalogue) {
        return catalogue.currencies().contains(currency)
                ? Optional.empty()
                : Optional.of(RefusalCode.CURRENCY_NOT_ACCEPTED.at(path, currency));
    }
}
