package dev.coopclaims.query.fundledger;

import com.mongodb.client.model.Indexes;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.fundbalances.FundMovement;
import dev.coopclaims.query.projection.View;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a fund's ledger; its key is {@code <fund>@<position>}, since one event may touch several funds.
 *
 * @param event the id of the event it came from
 * @param type that event's stored name
 * @param kind what it did
 * @param at when it happened
 * @param recordedAt when it was kept
 * @param reason why funds were released, forfeited or adjusted, or came back; absent otherwise
 * @param claim the claim that the money belongs to; absent for earnings
 * @param earning the record behind an accrual; absent for claims
 * @param earnedOn likewise
 * @param incentive the whole incentive of the record, of which the fund accrues a share; absent unless it accrued
 * @param netted the part of a shortfall that is made good; absent when there is none
 * @param compared what decided whether the period qualifies; absent for other entries
 * @param other the other fund of a roll-over; absent for other entries
 * @param warning what was warned of; absent for other entries
 * @param movement the columns: what it changes
 */
public record LedgerEntry(
        FundId fund,
        OrganisationId organisation,
        String event,
        String type,
        Kind kind,
        Instant at,
        Instant recordedAt,
        @Nullable String reason,
        @Nullable ClaimId claim,
        @Nullable EarningId earning,
        @Nullable LocalDate earnedOn,
        @Nullable Money incentive,
        @Nullable Netted netted,
        @Nullable Compared compared,
        @Nullable FundId other,
        @Nullable Warning warning,
        FundMovement movement) {

    /** What an entry did: one kind for each event that moves a fund or warns of it, since each has its own sentence. */
    public enum Kind {
        OPENED,
        ACCRUED,
        SHORTFALL_KEPT,
        SHORTFALL_NETTED,
        NETTED,
        RESERVED,
        APPROVED,
        APPROVAL_REVOKED,
        RELEASED,
        QUALIFIED,
        CONVERTED,
        CONVERSION_REVERSED,
        ADJUSTED,
        WARNED,
        FORFEITED,
        EXTENDED,
        HELD,
        NO_LONGER_HELD
    }

    /**
     * A part of a shortfall that is made good (F-1).
     *
     * @param by the fund that makes it good
     */
    public record Netted(FundId by, Money amount) {}

    /**
     * What the earnings of a period add up to, and what they had to reach (F-2).
     */
    public record Compared(Money earned, Money threshold) {
        boolean reached() {
            return !threshold.isMoreThan(earned);
        }
    }

    /**
     * What is about to be forfeited (F-7).
     *
     * @param unused what nothing has reserved
     */
    public record Warning(Deadline until, int daysLeft, Money unused) {}

    public static final View<LedgerEntry> VIEW = new View<>(
            "fundledger", 7, LedgerEntry.class, new LedgerFold(), List.of(Indexes.ascending("fund", "position")));
}
