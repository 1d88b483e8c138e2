package dev.coopclaims.query.fundbalances;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimEvent;
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
import dev.coopclaims.kernel.source.FundId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one event changes of one fund: the columns of a ledger entry (F-4). Balances and ledger are both built only from
 * these, so the sum of the entries is the balance by construction.
 *
 * <p>What is held for a dispute stays reserved; the column shows that part. A rejection puts the money on hold. A
 * dispute makes it a plain reservation again, which a lost dispute then releases. If the rejection becomes final
 * without a dispute, the release ends both. An entry is derived from its event alone, so the event says which it is.
 *
 * <p>All amounts are in the fund's currency and may be negative.
 *
 * @param total accrued − converted ± adjusted, less what made good a shortfall
 * @param reserved live reservations, including what is held
 * @param heldForDispute the part of them whose claims are rejected, but not finally (D-3)
 * @param shortfall what corrections could not take from this fund and nothing has made good yet (F-1)
 */
public record FundMovement(
        Money total,
        Money reserved,
        Money heldForDispute,
        Money approved,
        Money paid,
        Money forfeited,
        Money shortfall) {

    /**
     * The funds that an event concerns; none for most events. Only events of funds, shortfalls and claims move funds;
     * each of them is listed below. A warning moves nothing and is an entry of the ledger all the same; a decision that is
     * put off is none, because its event names no currency.
     */
    public static Set<FundId> funds(DomainEvent event) {
        return switch (event) {
            case FundDecisionAwaited _ -> Set.of();
            case FundEvent ofFund -> Set.of(ofFund.fund());
            case ShortfallEvent ofShortfall -> Set.of(ofShortfall.fund());
            case ClaimEvent ofClaim -> funds(ClaimHold.of(ofClaim).allocations());
            default -> Set.of();
        };
    }

    /** How the event changes the fund; empty when it does not concern it. */
    public static Optional<FundMovement> of(DomainEvent event, FundId fund) {
        return switch (event) {
            case FundDecisionAwaited _ -> Optional.empty();
            case FundEvent ofFund when ofFund.fund().equals(fund) -> Optional.of(of(ofFund));
            case ShortfallEvent ofShortfall when ofShortfall.fund().equals(fund) -> Optional.of(of(ofShortfall));
            case ClaimEvent ofClaim -> of(ClaimHold.of(ofClaim), fund);
            default -> Optional.empty();
        };
    }

    private static Set<FundId> funds(List<Allocation> allocations) {
        return allocations.stream().map(Allocation::fund).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Money> of(List<Allocation> allocations, FundId fund) {
        return allocations.stream()
                .filter(allocation -> allocation.fund().equals(fund))
                .map(Allocation::amount)
                .reduce(Money::plus);
    }

    private static Optional<FundMovement> of(ClaimHold hold, FundId fund) {
        return of(hold.allocations(), fund)
                .map(amount -> zero(amount).withHeld(hold.begins() ? amount : amount.negated()));
    }

    private static FundMovement of(FundEvent event) {
        return switch (event) {
            case FundOpened opened -> zero(Money.zero(opened.currency()));
            case EarningsAccrued accrued -> zero(accrued.accrued()).withTotal(accrued.accrued());
            case FundsNetted netted ->
                zero(netted.amount()).withTotal(netted.amount().negated());
            case FundQualified qualified ->
                zero(qualified.shortfallNetted())
                        .withTotal(qualified.shortfallNetted().negated());
            case FundConvertedToRebate converted ->
                zero(converted.amount()).withTotal(converted.amount().negated());
            case FundConversionReversed reversed -> zero(reversed.amount()).withTotal(reversed.amount());
            case FundAdjusted adjusted -> zero(adjusted.amount()).withTotal(adjusted.amount());
            case FundsForfeited forfeited -> zero(forfeited.amount()).withForfeited(forfeited.amount());
            case FundClaimingExtended extended ->
                zero(extended.restored())
                        .withForfeited(extended.restored().negated())
                        .withTotal(extended.shortfallNetted().negated());
            case FundExpiryApproached near -> zero(near.unused());
            case FundDecisionAwaited _ -> throw new IllegalStateException("moves nothing: " + event.getClass());
            case FundsReserved reserved -> zero(reserved.amount()).withReserved(reserved.amount());
            case FundsReleased released -> release(released);
            case FundsApproved approved ->
                zero(approved.amount())
                        .withReserved(approved.amount().negated())
                        .withApproved(approved.amount());
            case FundsApprovalRevoked revoked ->
                zero(revoked.amount())
                        .withReserved(revoked.amount())
                        .withApproved(revoked.amount().negated());
        };
    }

    private static FundMovement of(ShortfallEvent event) {
        return switch (event) {
            case EarningsShortfallKept kept -> zero(kept.amount()).withShortfall(kept.amount());
            case EarningsShortfallNetted netted ->
                zero(netted.amount()).withShortfall(netted.amount().negated());
        };
    }

    private static FundMovement release(FundsReleased released) {
        Money back = released.amount().negated();
        return switch (released.reason()) {
            case REJECTION_FINAL -> zero(back).withReserved(back).withHeld(back);
            case REDUCED, WITHDRAWN, RESUBMITTED, DISPUTE_LOST -> zero(back).withReserved(back);
        };
    }

    /** No change, in the currency of the amount. */
    static FundMovement zero(Money like) {
        Money zero = Money.zero(like.currency());
        return new FundMovement(zero, zero, zero, zero, zero, zero, zero);
    }

    /** The sum of both. */
    public FundMovement plus(FundMovement other) {
        return new FundMovement(
                total.plus(other.total),
                reserved.plus(other.reserved),
                heldForDispute.plus(other.heldForDispute),
                approved.plus(other.approved),
                paid.plus(other.paid),
                forfeited.plus(other.forfeited),
                shortfall.plus(other.shortfall));
    }

    private FundMovement withTotal(Money amount) {
        return new FundMovement(amount, reserved, heldForDispute, approved, paid, forfeited, shortfall);
    }

    private FundMovement withReserved(Money amount) {
        return new FundMovement(total, amount, heldForDispute, approved, paid, forfeited, shortfall);
    }

    private FundMovement withHeld(Money amount) {
        return new FundMovement(total, reserved, amount, approved, paid, forfeited, shortfall);
    }

    private FundMovement withApproved(Money amount) {
        return new FundMovement(total, reserved, heldForDispute, amount, paid, forfeited, shortfall);
    }

    private FundMovement withForfeited(Money amount) {
        return new FundMovement(total, reserved, heldForDispute, approved, paid, amount, shortfall);
    }

    private FundMovement withShortfall(Money amount) {
        return new FundMovement(total, reserved, heldForDispute, approved, paid, forfeited, amount);
    }
}
