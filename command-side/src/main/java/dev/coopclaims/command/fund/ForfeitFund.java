package dev.coopclaims.command.fund;

import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.kernel.fund.FundClaimingExtended;
import dev.coopclaims.kernel.fund.FundConvertedToRebate;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.Qualification;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.FundId;
import java.util.Optional;

/**
 * F-3: when the claiming period has closed everywhere, what nothing has reserved is forfeited, but not before it is decided whether
 * the period qualifies; that decision then closes the fund itself (F-2). A fund that was opened before the version of its usage
 * was published waits for the claims that were told a later day by it. What was earned for a programme that turned out not to be
 * co-op in the usage period, when there was nothing to decide, is converted first (domain.md §3). Answers whether anything happened.
 */
public record ForfeitFund(FundId fund) implements FundCommand<Boolean> {
    public static final Decider<ForfeitFund, Boolean> DECIDER = new FundByTime<>((fund, context) -> FundDecisions.close(
                    fund, context.now())
            .map(closed ->
                    extended(fund, context).or(() -> converted(fund, context)).orElse(closed)));

    private static Optional<FundEvent> extended(FundState fund, Context context) {
        FundDates now = FundDates.of(fund.programme(), fund.period(), context.catalogues(), context.now());
        Money zero = Money.zero(fund.total().currency());
        return now.claimableUntil().isOver(context.now())
                ? Optional.empty()
                : Optional.of(new FundClaimingExtended(
                        fund.id(),
                        fund.organisation(),
                        now.claimableUntil(),
                        now.reminders(),
                        FundClaimingExtended.Cause.LATER_RULES,
                        null,
                        zero,
                        zero));
    }

    private static Optional<FundEvent> converted(FundState fund, Context context) {
        return fund.qualification() == Qualification.QUALIFIED
                        && Qualifying.convertible(fund).isPositive()
                        && !FundDates.isCoop(fund.programme(), context.catalogue(fund.period()))
                ? Optional.of(new FundConvertedToRebate(
                        fund.id(),
                        fund.organisation(),
                        Qualifying.convertible(fund),
                        FundConvertedToRebate.Cause.NOT_CO_OP,
                        null))
                : Optional.empty();
    }
}
