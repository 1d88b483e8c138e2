package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Nothing that was earned in the period can be claimed: it is paid out as rebate instead (F-2).
 *
 * @param amount leaves the fund's total; zero if nothing of it was left
 * @param cause why
 * @param sum what was compared; absent if the programme is not co-op when the funds would be used, whatever was earned
 */
@Revision("1")
public record FundConvertedToRebate(
        FundId fund,
        OrganisationId organisation,
        Money amount,
        Cause cause,
        @Nullable EarnedSum sum) implements FundEvent {

    /** Why it is converted. */
    public enum Cause {
        BELOW_THRESHOLD,
        /** The catalogue version of the usage period does not have the programme as co-op (domain.md §3). */
        NOT_CO_OP
    }

    /** The earnings of the period stay below the threshold. */
    public static FundConvertedToRebate belowThreshold(
            FundId fund, OrganisationId organisation, Money amount, EarnedSum sum) {
        return new FundConvertedToRebate(fund, organisation, amount, Cause.BELOW_THRESHOLD, sum);
    }
}
