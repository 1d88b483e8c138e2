package dev.coopclaims.command.granting;

import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.MovedDeadlines;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.command.fund.DecideEarnings;
import dev.coopclaims.command.fund.FundExtensions;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.fund.FundClaimingExtended;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * C-7: when it is decided late whether a period qualifies, the claims that are running are told in the same commit that they have
 * more time. One that the view does not know is told later (record 65).
 */
public record WhenFundsAreDecidedLateThenClaimsHaveTime(Decider<DecideEarnings, Boolean> decision)
        implements Decider<DecideEarnings, Boolean> {

    @Override
    public Touched touches(DecideEarnings command, Streams known, Context context) {
        Touched touched = decision.touches(command, known, context);
        return known.ifKnown(FundState.KIND, command.fund())
                .filter(fund -> FundExtensions.isLate(fund, context.now()))
                .map(fund -> touched.asking(running(fund))
                        .writing(
                                ClaimState.KIND,
                                context.answerIfKnown(running(fund)).orElse(List.of())))
                .orElse(touched);
    }

    @Override
    public void admit(DecideEarnings command, Streams streams, Context context) {
        decision.admit(command, streams, context);
    }

    @Override
    public Decision<Boolean> decide(DecideEarnings command, Streams streams, Context context) {
        Decision<Boolean> decided = decision.decide(command, streams, context);
        Optional<LocalDate> lastDay = decided.changes().of(FundClaimingExtended.class).stream()
                .filter(extended -> extended.cause() == FundClaimingExtended.Cause.DECIDED_LATE)
                .map(extended -> extended.claimableUntil().lastDay())
                .max(Comparator.naturalOrder());
        FundState fund = streams.get(FundState.KIND, command.fund());
        if (lastDay.isEmpty() || !FundExtensions.isLate(fund, context.now())) {
            return decided;
        }
        Changes changes = decided.changes();
        for (ClaimId id : context.answer(running(fund))) {
            ClaimState claim = streams.find(ClaimState.KIND, id).orElse(null);
            if (claim != null
                    && claim.file().organisation().equals(fund.organisation())
                    && claim.file().programme().equals(fund.programme())
                    && claim.file().period().equals(fund.period())) {
                changes = changes.and(Changes.of(
                        ClaimState.KIND,
                        MovedDeadlines.decidedLate(
                                        claim, lastDay.get(), context.catalogue(fund.period()), context.now())
                                .stream()
                                .toList()));
            }
        }
        return new Decision<>(changes, decided.result());
    }

    private static RunningClaimsOf running(FundState fund) {
        return new RunningClaimsOf(fund.organisation(), fund.programme(), fund.period(), null);
    }
}
