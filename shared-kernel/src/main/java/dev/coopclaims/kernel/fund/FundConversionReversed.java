package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import org.axonframework.serialization.Revision;

/**
 * What was converted to rebate is less, or comes back (F-2).
 *
 * @param amount comes back to the fund's total
 */
@Revision("1")
public record FundConversionReversed(FundId fund, OrganisationId organisation, Money amount, Cause cause)
        implements FundEvent {

    /** Why it comes back. */
    public enum Cause {
        /** With what was recorded later the period qualifies. */
        QUALIFIED,
        /** A negative record takes it; it lowers what was converted. */
        CORRECTED
    }
}
