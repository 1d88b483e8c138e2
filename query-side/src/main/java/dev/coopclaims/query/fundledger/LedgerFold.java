package dev.coopclaims.query.fundledger;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.fund.EarningsAccrued;
import dev.coopclaims.kernel.fund.EarningsShortfallKept;
import dev.coopclaims.kernel.fund.EarningsShortfallNetted;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.fund.FundsApprovalRevoked;
import dev.coopclaims.kernel.fund.FundsApproved;
import dev.coopclaims.kernel.fund.FundsNetted;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.fund.ShortfallEvent;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.fundbalances.ClaimHold;
import dev.coopclaims.query.fundbalances.FundMovement;
import dev.coopclaims.query.fundledger.LedgerEntry.Kind;
import dev.coopclaims.query.fundledger.LedgerEntry.Netted;
import dev.coopclaims.query.projection.Fold;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes one entry for each fund that an event touches; one document per entry, written once. */
public final class LedgerFold implements Fold<LedgerEntry> {
    private static final char SEPARATOR = '@';

    /** What an entry did and what it refers to; the references are absent for the opening. */
    private record Cause(
            Kind kind,
            @Nullable ClaimId claim,
            @Nullable EarningId earning,
            @Nullable LocalDate earnedOn,
            @Nullable Money incentive,
            @Nullable Netted netted,
            @Nullable String reason) {

        static Cause of(Kind kind, ClaimId claim) {
            return new Cause(kind, claim, null, null, null, null, null);
        }
    }

    @Override
    public boolean keepsTexts() {
        return false;
    }

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
                cause.earning(),
                cause.earnedOn(),
                cause.incentive(),
                cause.netted(),
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
            case FundOpened _ -> new Cause(Kind.OPENED, null, null, null, null, null, null);
            case EarningsAccrued accrued ->
                new Cause(
                        Kind.ACCRUED,
                        null,
                        accrued.earning(),
                        accrued.earnedOn(),
                        accrued.incentive(),
                        accrued.shortfallNetted().isPositive()
                                ? new Netted(accrued.fund(), accrued.shortfallNetted())
                                : null,
                        null);
            case FundsNetted netted -> Cause.of(Kind.NETTED, netted.claim());
            case FundsReserved reserved -> Cause.of(Kind.RESERVED, reserved.claim());
            case FundsReleased released ->
                new Cause(
                        Kind.RELEASED,
                        released.claim(),
                        null,
                        null,
                        null,
                        null,
                        released.reason().name());
            case FundsApproved approved -> Cause.of(Kind.APPROVED, approved.claim());
            case FundsApprovalRevoked revoked -> Cause.of(Kind.APPROVAL_REVOKED, revoked.claim());
        };
    }

    private static Cause cause(ShortfallEvent event) {
        return switch (event) {
            case EarningsShortfallKept kept ->
                new Cause(Kind.SHORTFALL_KEPT, null, kept.earning(), null, null, null, null);
            case EarningsShortfallNetted netted ->
                new Cause(
                        Kind.SHORTFALL_NETTED, null, null, null, null, new Netted(netted.by(), netted.amount()), null);
        };
    }
}
