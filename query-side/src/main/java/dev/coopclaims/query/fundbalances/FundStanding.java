package dev.coopclaims.query.fundbalances;

import dev.coopclaims.kernel.fund.FundAdjusted;
import dev.coopclaims.kernel.fund.FundClaimingExtended;
import dev.coopclaims.kernel.fund.FundConversionReversed;
import dev.coopclaims.kernel.fund.FundConvertedToRebate;
import dev.coopclaims.kernel.fund.FundDecisionAwaited;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.fund.FundQualified;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.fund.Qualification;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.Deadline;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a fund is: whether its period qualifies, and whether it can still be claimed (F-2, F-3).
 *
 * @param decidedAfter until when earnings are awaited before that is decided; absent if there is nothing to decide
 * @param lacking currencies whose rate FINANCE has to publish before it can be decided
 * @param earned what the period's earnings add up to in the threshold's currency; absent until it is decided, and if the programme
 *     is not co-op when the funds would be used
 * @param threshold what they had to reach; likewise
 * @param converted to rebate
 * @param adjusted by FINANCE, in sum
 * @param claimableUntil the last day on which it can be claimed anywhere
 * @param openedLate whether it was opened after that day, so that claims have no time even after the decision (C-7, F-3)
 * @param expired whether what was left was forfeited
 */
public record FundStanding(
        Qualification qualification,
        @Nullable Deadline decidedAfter,
        List<Currency> lacking,
        @Nullable Money earned,
        @Nullable Money threshold,
        Money converted,
        Money adjusted,
        Deadline claimableUntil,
        boolean openedLate,
        boolean expired) {

    public FundStanding {
        lacking = List.copyOf(lacking);
    }

    static FundStanding of(FundOpened opened) {
        Money zero = Money.zero(opened.currency());
        return new FundStanding(
                opened.decidedAfter() == null ? Qualification.QUALIFIED : Qualification.UNDECIDED,
                opened.decidedAfter(),
                List.of(),
                null,
                null,
                zero,
                zero,
                opened.claimableUntil(),
                opened.late(),
                false);
    }

    /** Whether the sum that decided reached the threshold, which alone does not say how it was decided (F-2). */
    boolean reached() {
        return earned != null && threshold != null && !threshold.isMoreThan(earned);
    }

    FundStanding after(FundEvent event) {
        return switch (event) {
            case FundQualified qualified ->
                decided(
                        Qualification.QUALIFIED,
                        qualified.sum().earned(),
                        qualified.sum().threshold(),
                        converted);
            case FundConvertedToRebate gone ->
                decided(
                        Qualification.CONVERTED,
                        gone.sum() == null ? null : gone.sum().earned(),
                        gone.sum() == null ? null : gone.sum().threshold(),
                        converted.plus(gone.amount()));
            case FundConversionReversed back ->
                with(qualification, lacking, converted.minus(back.amount()), adjusted, expired);
            case FundDecisionAwaited awaited ->
                with(Qualification.UNDECIDED, awaited.lacking(), converted, adjusted, expired);
            case FundAdjusted changed ->
                with(qualification, lacking, converted, adjusted.plus(changed.amount()), expired);
            case FundsForfeited forfeited ->
                with(
                        qualification,
                        lacking,
                        converted,
                        adjusted,
                        expired || forfeited.cause() == FundsForfeited.Cause.CLAIMING_CLOSED);
            case FundClaimingExtended extended ->
                new FundStanding(
                        qualification,
                        decidedAfter,
                        lacking,
                        earned,
                        threshold,
                        converted,
                        adjusted,
                        extended.claimableUntil(),
                        false,
                        false);
            default -> this;
        };
    }

    private FundStanding decided(
            Qualification outcome, @Nullable Money sum, @Nullable Money toReach, Money nowConverted) {
        return new FundStanding(
                outcome,
                decidedAfter,
                List.of(),
                sum,
                toReach,
                nowConverted,
                adjusted,
                claimableUntil,
                openedLate,
                expired);
    }

    private FundStanding with(
            Qualification now, List<Currency> nowLacking, Money nowConverted, Money nowAdjusted, boolean nowExpired) {
        return new FundStanding(
                now,
                decidedAfter,
                nowLacking,
                earned,
                threshold,
                nowConverted,
                nowAdjusted,
                claimableUntil,
                openedLate,
                nowExpired);
    }
}
