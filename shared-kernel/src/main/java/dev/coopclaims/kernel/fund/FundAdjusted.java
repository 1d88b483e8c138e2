package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * FINANCE corrected the fund's total by an entry of its own (F-9).
 *
 * @param amount what the total changes by; below zero if it becomes less
 * @param reason the partner reads it; erased with the organisation
 * @param rollOver what the entry is one half of; absent if it stands alone
 */
@Revision("1")
public record FundAdjusted(
        FundId fund,
        OrganisationId organisation,
        Money amount,
        @PersonalData(subject = "organisation") String reason,
        @Nullable RollOver rollOver)
        implements FundEvent {

    /**
     * A pair of entries with one reference: what leaves one fund comes to another.
     *
     * @param other the other fund
     */
    public record RollOver(RollOverId reference, FundId other) {}
}
