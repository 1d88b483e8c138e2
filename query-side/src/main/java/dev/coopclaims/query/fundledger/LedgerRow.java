package dev.coopclaims.query.fundledger;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.query.fundbalances.FundMovement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry as people see it. The amounts are what it changes, in the fund's currency.
 *
 * @param at when it happened
 * @param recordedAt when it was kept, which is later where it was imported
 * @param type stored name of the event it came from
 * @param sentence what happened, for a person
 * @param claim absent if the entry belongs to no claim, or to one that the reader may not see
 * @param event id of that event
 */
public record LedgerRow(
        long position,
        Instant at,

        @Schema(description = "when it was kept; \"at\" is when it happened")
        Instant recordedAt,

        String type,
        String sentence,
        @Nullable ClaimId claim,
        @Nullable String claimNumber,
        @Nullable EarningId earning,
        Money total,
        Money reserved,
        Money heldForDispute,
        Money approved,
        Money paid,
        Money forfeited,
        Money shortfall,
        String event) {

    static LedgerRow of(long position, LedgerEntry entry, @Nullable ClaimId claim, @Nullable String claimNumber) {
        FundMovement changes = entry.movement();
        return new LedgerRow(
                position,
                entry.at(),
                entry.recordedAt(),
                entry.type(),
                LedgerSentence.of(entry, claim, claimNumber),
                claim,
                claimNumber,
                entry.earning(),
                changes.total(),
                changes.reserved(),
                changes.heldForDispute(),
                changes.approved(),
                changes.paid(),
                changes.forfeited(),
                changes.shortfall(),
                entry.event());
    }
}
