package dev.coopclaims.query.fundledger;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.fund.EarnedSum;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.fund.EarningsShortfallKept;
import dev.coopclaims.kernel.fund.EarningsShortfallNetted;
import dev.coopclaims.kernel.fund.FundAdjusted;
import dev.coopclaims.kernel.fund.FundClaimingExtended;
import dev.coopclaims.kernel.fund.FundConversionReversed;
import dev.coopclaims.kernel.fund.FundConvertedToRebate;
import dev.coopclaims.kernel.fund.FundDecisionAwaited;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.FundExpiryApproached;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.fund.FundQualified;
import dev.coopclaims.kernel.fund.FundsApprovalRevoked;
import dev.coopclaims.kernel.fund.FundsApproved;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.fund.FundsNetted;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.fund.ShortfallEvent;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.ExceptionId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.fundbalances.ClaimHold;
import dev.coopclaims.query.fundbalances.FundMovement;
import dev.coopclaims.query.fundledger.LedgerEntry.Compared;
import dev.coopclaims.query.fundledger.LedgerEntry.Kind;
import dev.coopclaims.query.fundledger.LedgerEntry.Netted;
import dev.coopclaims.query.fundledger.LedgerEntry.Warning;
import dev.coopclaims.query.projection.Fold;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes one entry for each fund that an event touches; one document per entry, written once by one event. */
public final class LedgerFold implements Fold<LedgerEntry> {
    private static final char SEPARATOR = '@';

    /** What an entry did and what it refers to; what does not apply is absent. */
    private record Cause(
            Kind kind,
            @Nullable ClaimId claim,
            @Nullable Earned earned,
            @Nullable Netted netted,
            @Nullable String reason,
            @Nullable Compared compared,
            @Nullable FundId other,
            @Nullable Warning warning) {

        static Cause of(Kind kind) {
            return new Cause(kind, null, null, null, null, null, null, null);
        }

        static Cause of(Kind kind, ClaimId claim) {
            return new Cause(kind, claim, null, null, null, null, null, null);
        }

        Cause of(Earned record) {
            return new Cause(kind, claim, record, netted, reason, compared, other, warning);
        }

        Cause because(String why) {
            return new Cause(kind, claim, earned, netted, why, compared, other, warning);
        }

        Cause netting(@Nullable Netted covered) {
            return new Cause(kind, claim, earned, covered, reason, compared, other, warning);
        }

        Cause comparing(EarnedSum sum) {
            return new Cause(
                    kind, claim, earned, netted, reason, new Compared(sum.earned(), sum.threshold()), other, warning);
        }

        Cause with(FundId fund) {
            return new Cause(kind, claim, earned, netted, reason, compared, fund, warning);
        }

        Cause of(Warning given) {
            return new Cause(kind, claim, earned, netted, reason, compared, other, given);
        }
    }

    /** The record behind an entry. */
    private record Earned(
            EarningId earning,
            @Nullable LocalDate on,
            @Nullable Money incentive) {}

    @Override
    public Set<String> keys(RecordedEvent event) {
        return FundMovement.funds(event.payload()).stream()
                .map(fund -> key(fund, event.position()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws IllegalStateException when the entry already exists: entries are never edited (F-9) */
    @Override
    public @Nullable LedgerEntry apply(String key, @Nullable LedgerEntry view, RecordedEvent event) {
        if (view != null) {
            throw new IllegalStateException(key + " already exists");
        }
        FundId fund = new FundId(key.substring(0, key.lastIndexOf(SEPARATOR)));
        FundMovement movement = FundMovement.of(event.payload(), fund)
                .orElseThrow(() -> new IllegalStateException("no event for " + fund));
        Cause cause = cause(event.payload());
        Earned earned = cause.earned();
        return new LedgerEntry(
                fund,
                event.payload().organisation(),
                event.id(),
                event.type(),
                cause.kind(),
                event.occurredAt(),
                event.recordedAt(),
                cause.reason(),
                cause.claim(),
                earned == null ? null : earned.earning(),
                earned == null ? null : earned.on(),
                earned == null ? null : earned.incentive(),
                cause.netted(),
                cause.compared(),
                cause.other(),
                cause.warning(),
                movement);
    }

    static String key(FundId fund, long position) {
        return fund.value() + SEPARATOR + position;
    }

    private static Cause cause(DomainEvent event) {
        return switch (event) {
            case ClaimEvent ofClaim ->
                Cause.of(ClaimHold.of(ofClaim).begins() ? Kind.HELD : Kind.NO_LONGER_HELD, ofClaim.claim());
            case FundEvent ofFund -> cause(ofFund);
            case ShortfallEvent ofShortfall -> cause(ofShortfall);
            default -> throw new IllegalStateException("does not move a fund: " + event.getClass());
        };
    }

    private static Cause cause(FundEvent event) {
        return switch (event) {
            case FundOpened _ -> Cause.of(Kind.OPENED);
            case EarningsAccrued accrued ->
                Cause.of(Kind.ACCRUED)
                        .of(new Earned(accrued.earning(), accrued.earnedOn(), accrued.incentive()))
                        .netting(netted(accrued.fund(), accrued.shortfallNetted()));
            case FundQualified qualified ->
                Cause.of(Kind.QUALIFIED)
                        .comparing(qualified.sum())
                        .netting(netted(qualified.fund(), qualified.shortfallNetted()));
            case FundConvertedToRebate converted -> converted(converted);
            case FundConversionReversed reversed ->
                Cause.of(Kind.CONVERSION_REVERSED).because(reversed.cause().name());
            case FundAdjusted adjusted -> adjusted(adjusted);
            case FundsForfeited forfeited ->
                Cause.of(Kind.FORFEITED).because(forfeited.cause().name());
            case FundClaimingExtended longer -> {
                ExceptionId exception = longer.exception();
                yield Cause.of(Kind.EXTENDED)
                        .netting(netted(longer.fund(), longer.shortfallNetted()))
                        .because(exception == null ? longer.cause().name() : exception.value());
            }
            case FundsNetted netted -> Cause.of(Kind.NETTED, netted.claim());
            case FundsReserved reserved -> Cause.of(Kind.RESERVED, reserved.claim());
            case FundsReleased released ->
                Cause.of(Kind.RELEASED, released.claim())
                        .because(released.reason().name());
            case FundsApproved approved -> Cause.of(Kind.APPROVED, approved.claim());
            case FundsApprovalRevoked revoked -> Cause.of(Kind.APPROVAL_REVOKED, revoked.claim());
            case FundExpiryApproached near ->
                Cause.of(Kind.WARNED).of(new Warning(near.claimableUntil(), near.daysLeft(), near.unused()));
            case FundDecisionAwaited _ -> throw new IllegalStateException("no entry: " + event.getClass());
        };
    }

    private static Cause converted(FundConvertedToRebate converted) {
        Cause cause = Cause.of(Kind.CONVERTED).because(converted.cause().name());
        EarnedSum sum = converted.sum();
        return sum == null ? cause : cause.comparing(sum);
    }

    private static Cause adjusted(FundAdjusted adjusted) {
        Cause cause = Cause.of(Kind.ADJUSTED).because(adjusted.reason());
        FundAdjusted.RollOver rollOver = adjusted.rollOver();
        return rollOver == null ? cause : cause.with(rollOver.other());
    }

    private static @Nullable Netted netted(FundId by, Money amount) {
        return amount.isPositive() ? new Netted(by, amount) : null;
    }

    private static Cause cause(ShortfallEvent event) {
        return switch (event) {
            case EarningsShortfallKept kept -> Cause.of(Kind.SHORTFALL_KEPT).of(new Earned(kept.earning(), null, null));
            case EarningsShortfallNetted netted ->
                Cause.of(Kind.SHORTFALL_NETTED).netting(new Netted(netted.by(), netted.amount()));
        };
    }
}
