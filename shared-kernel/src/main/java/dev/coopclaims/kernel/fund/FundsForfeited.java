package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import org.axonframework.serialization.Revision;

/**
 * An amount can no longer be claimed (F-3).
 *
 * @param amount zero if nothing was left when the claiming period closed
 * @param cause why
 */
@Revision("1")
public record FundsForfeited(FundId fund, OrganisationId organisation, Money amount, Cause cause) implements FundEvent {

    /** Why it was forfeited. */
    public enum Cause {
        /** The claiming period closed, and nothing had reserved it. */
        CLAIMING_CLOSED,
        /** A claim gave it back after that. */
        RELEASED_LATE,
        /** It was earned, or given back to the fund, after that. */
        ACCRUED_LATE
    }
}
