package dev.coopclaims.query.fundledger;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.fund.FundConversionReversed;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.query.fundbalances.FundMovement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in a sentence what an entry did. */
final class LedgerSentence {
    private LedgerSentence() {}

    static String of(LedgerEntry entry, @Nullable ClaimId seen, @Nullable String claimNumber) {
        FundMovement changes = entry.movement();
        String claim = claimNumber != null ? claimNumber : seen != null ? seen.value() : "a claim";
        return switch (entry.kind()) {
            case OPENED -> "The fund was opened.";
            case ACCRUED -> accrued(entry);
            case SHORTFALL_KEPT ->
                ("%s of a correction exceeded what was available. It is recorded, and will be netted from"
                                + " the next earnings or from what a claim returns to this fund.")
                        .formatted(changes.shortfall());
            case SHORTFALL_NETTED -> netted(entry);
            case NETTED ->
                "%s returned by %s made good the shortfall of this fund."
                        .formatted(changes.total().negated(), claim);
            case RESERVED -> "%s was reserved for %s.".formatted(changes.reserved(), claim);
            case APPROVED -> "%s of %s was approved.".formatted(changes.approved(), claim);
            case APPROVAL_REVOKED ->
                "%s of %s was approved and is reserved again.".formatted(changes.reserved(), claim);
            case RELEASED -> released(entry, claim);
            case QUALIFIED -> qualified(entry);
            case CONVERTED -> converted(entry);
            case CONVERSION_REVERSED ->
                switch (FundConversionReversed.Cause.valueOf(reason(entry))) {
                    case QUALIFIED ->
                        "%s that was converted to rebate is back: the period qualifies with what was recorded later."
                                .formatted(changes.total());
                    case CORRECTED ->
                        "%s less is converted to rebate, because a correction takes it.".formatted(changes.total());
                };
            case ADJUSTED -> adjusted(entry);
            case WARNED -> warned(entry);
            case FORFEITED -> forfeited(entry);
            case EXTENDED -> extended(entry);
            case HELD ->
                "%s of %s is held while its rejection can be disputed.".formatted(changes.heldForDispute(), claim);
            case NO_LONGER_HELD ->
                "%s of %s is no longer held but reserved: its rejection is disputed."
                        .formatted(changes.heldForDispute().negated(), claim);
        };
    }

    private static String accrued(LedgerEntry entry) {
        String earned = "%s accrued from earnings of %s on %s"
                .formatted(entry.movement().total(), entry.incentive(), entry.earnedOn());
        LedgerEntry.Netted netted = entry.netted();
        return netted == null
                ? earned + "."
                : earned + ", after %s of an earlier shortfall.".formatted(netted.amount());
    }

    private static String netted(LedgerEntry entry) {
        LedgerEntry.Netted netted = entry.netted();
        Money amount = entry.movement().shortfall().negated();
        return netted == null || netted.by().equals(entry.fund())
                ? "%s of the shortfall is made good.".formatted(amount)
                : "%s of the shortfall is made good by the fund %s.".formatted(amount, netted.by());
    }

    private static String reason(LedgerEntry entry) {
        return Objects.requireNonNull(entry.reason());
    }

    private static LedgerEntry.Compared compared(LedgerEntry entry) {
        return Objects.requireNonNull(entry.compared());
    }

    private static String qualified(LedgerEntry entry) {
        LedgerEntry.Compared sum = compared(entry);
        String reached = sum.reached()
                ? "The earnings of the period, %s, reach the threshold of %s.".formatted(sum.earned(), sum.threshold())
                : "The period reached the threshold of %s before this fund came to it, and stays so."
                        .formatted(sum.threshold());
        LedgerEntry.Netted netted = entry.netted();
        return netted == null ? reached : reached + " %s covered an earlier shortfall.".formatted(netted.amount());
    }

    private static String converted(LedgerEntry entry) {
        LedgerEntry.Compared sum = entry.compared();
        if (sum == null) {
            return "%s was converted to rebate: the programme is not co-op in the half-year in which it would be used."
                    .formatted(entry.movement().total().negated());
        }
        return "%s was converted to rebate: the earnings of the period, %s, %s."
                .formatted(
                        entry.movement().total().negated(),
                        sum.earned(),
                        (sum.reached()
                                        ? "reach the threshold of %s only after the claiming period has closed"
                                        : "stay below the threshold of %s")
                                .formatted(sum.threshold()));
    }

    private static String adjusted(LedgerEntry entry) {
        Money change = entry.movement().total();
        boolean more = change.isPositive();
        Money amount = more ? change : change.negated();
        FundId other = entry.other();
        String what = other == null
                ? "%s was %s by an adjustment".formatted(amount, more ? "added" : "taken away")
                : "%s was rolled over %s the fund %s".formatted(amount, more ? "from" : "to", other);
        return what + ": " + reason(entry);
    }

    private static String extended(LedgerEntry entry) {
        String cause = reason(entry);
        String why = switch (cause) {
            case "DECIDED_LATE" -> "it was decided late whether its period qualifies";
            case "LATER_RULES" -> "later rules of the half-year give claims more time";
            default -> "claims have a later deadline by " + cause;
        };
        Money restored = entry.movement().forfeited().negated();
        String back = restored.isZero() ? "" : " %s that was forfeited is no longer.".formatted(restored);
        Money netted = entry.movement().total().negated();
        String less = netted.isZero() ? "" : " %s of it covers what corrections could not take.".formatted(netted);
        return "The fund can be claimed longer, because " + why + "." + back + less;
    }

    private static String warned(LedgerEntry entry) {
        LedgerEntry.Warning warning = Objects.requireNonNull(entry.warning());
        int days = warning.daysLeft();
        return warning.unused().isZero()
                ? "The claiming period ends with %s, %s. Nothing is left of the fund that could be forfeited."
                        .formatted(warning.until(), in(days))
                : "%s will be forfeited unless claims hold it by the end of %s, %s. A claim has to be submitted by its own last day, which ends at its location."
                        .formatted(warning.unused(), warning.until(), in(days));
    }

    private static String in(int days) {
        return days == 1 ? "in 1 day" : "in " + days + " days";
    }

    private static String forfeited(LedgerEntry entry) {
        Money amount = entry.movement().forfeited();
        return switch (FundsForfeited.Cause.valueOf(reason(entry))) {
            case CLAIMING_CLOSED ->
                amount.isZero()
                        ? "The claiming period has closed. Nothing was left to forfeit."
                        : ("%s was forfeited: the claiming period has closed, and no claim had reserved it."
                                        + " It cannot be claimed any more; claims that were submitted in time run on.")
                                .formatted(amount);
            case RELEASED_LATE ->
                "%s was forfeited: it was given back after the claiming period had closed.".formatted(amount);
            case ACCRUED_LATE ->
                "%s was forfeited: it came to the fund after the claiming period had closed.".formatted(amount);
        };
    }

    private static String released(LedgerEntry entry, String claim) {
        FundMovement changes = entry.movement();
        Money back = changes.reserved().negated();
        String reason = entry.reason();
        String why = reason == null
                ? ""
                : switch (FundsReleased.Reason.valueOf(reason)) {
                    case REDUCED -> " because less was approved than requested";
                    case WITHDRAWN -> " because it was withdrawn";
                    case REJECTION_FINAL -> " because its rejection is final";
                    case DISPUTE_LOST -> " because its dispute was lost";
                    case RESUBMITTED -> " because it was resubmitted with less";
                };
        return "%s of %s was given back%s.".formatted(back, claim, why);
    }
}
