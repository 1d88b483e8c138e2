package dev.coopclaims.query.fundbalances;

import dev.coopclaims.kernel.fund.Qualification;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.DateRange;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.EarningPeriod;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A fund as people see it (F-4). All amounts are in its currency.
 *
 * @param reserved including what is held for a dispute (F-4)
 * @param claimed reserved and approved together
 * @param estimate whether the amounts are an estimate for this reader, because the claiming period has not opened (F-8)
 * @param lastDayOfUse the last day of the usage period
 * @param lastDayToClaim the last day of the claiming period
 * @param note what happened to the fund, why, and what can still be done
 */
public record FundRow(
        FundId fund,
        OrganisationId organisation,
        String programme,
        String entity,
        EarningPeriod period,
        String currency,

        @Schema(description = "what was earned, less what was converted, plus or minus adjustments")
        Money total,

        @Schema(
                description = "held by undecided claims, including disputed ones, and by rejected claims that can still"
                        + " be disputed; includes heldForDispute")
        Money reserved,

        @Schema(description = "the part of reserved that is held by claims whose rejection is not final")
        Money heldForDispute,

        @Schema(description = "approved, paid or not") Money approved,

        @Schema(description = "reserved and approved together")
        Money claimed,

        @Schema(description = "the part of approved that was paid")
        Money paid,

        @Schema(description = "can no longer be claimed") Money forfeited,

        @Schema(
                description = "total less claimed and forfeited: what can still be claimed, once qualification is not"
                        + " UNDECIDED")
        Money available,

        Money shortfall,

        @Schema(description = "what of the earnings was converted to rebate, because they stayed below the threshold")
        Money converted,

        @Schema(description = "what FINANCE corrected by entries of its own, in sum")
        Money adjusted,

        @Schema(description = "whether the period's earnings reach the threshold; nothing can be claimed before")
        Qualification qualification,

        @Schema(description = "what happened to the fund and what can still be done, for a person")
        String note,

        boolean estimate,
        DateRange usage,
        DateRange claiming,
        LocalDate lastDayOfUse,
        LocalDate lastDayToClaim,

        @Schema(description = "when what is left is forfeited: the end of the last day to claim, where it ends last")
        Deadline claimableUntil) {

    /** @param now when it is read */
    static FundRow of(FundBalances fund, DateRange claiming, boolean estimate, Instant now) {
        FundMovement holds = fund.balances();
        DateRange usage = fund.period().usage();
        return new FundRow(
                fund.fund(),
                fund.organisation(),
                fund.programme(),
                fund.entity(),
                fund.period(),
                fund.currency(),
                holds.total(),
                holds.reserved(),
                holds.heldForDispute(),
                holds.approved(),
                fund.claimed(),
                holds.paid(),
                holds.forfeited(),
                fund.available(),
                holds.shortfall(),
                fund.standing().converted(),
                fund.standing().adjusted(),
                fund.standing().qualification(),
                FundNote.of(fund, now, estimate ? claiming.first() : null),
                estimate,
                usage,
                claiming,
                usage.last(),
                claiming.last(),
                fund.standing().claimableUntil());
    }
}
