package dev.coopclaims.kernel.fund;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.Deadline;
import org.axonframework.serialization.Revision;

/**
 * What is left of the fund will soon be forfeited (F-7).
 *
 * @param claimableUntil the deadline, as it was told
 * @param daysLeft how many days there are after today, until the last day that still counts
 * @param unused what nothing has reserved; zero if there is nothing to lose
 */
@Revision("1")
public record FundExpiryApproached(
        FundId fund, OrganisationId organisation, Deadline claimableUntil, int daysLeft, Money unused)
        implements FundEvent {}
