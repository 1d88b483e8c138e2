package dev.coopclaims.command.claim;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStarted;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What never changes once a claim is started (C-2).
 *
 * @param number the human claim number
 * @param programme code of the catalogue
 * @param period whose funds it draws on
 * @param currency the currency of all its costs (C-6)
 * @param copiedFrom the claim that it was copied from (C-11); absent if it is not a copy
 */
public record ClaimIdentity(
        ClaimId id,
        OrganisationId organisation,
        String number,
        String programme,
        EarningPeriod period,
        Currency currency,
        @Nullable ClaimId copiedFrom) {

    static ClaimIdentity of(ClaimStarted event) {
        return new ClaimIdentity(
                event.claim(),
                event.organisation(),
                event.number(),
                event.programme(),
                event.period(),
                event.currency(),
                event.copiedFrom());
    }
}
