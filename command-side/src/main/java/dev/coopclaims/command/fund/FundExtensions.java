package dev.coopclaims.command.fund;

import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.fund.FundClaimingExtended;
import dev.coopclaims.kernel.fund.ShortfallId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.ExceptionId;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.Reminder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fund can be claimed longer than it was told (X-1, C-7): as long as any claim of it has a deadline of its own that is not over.
 * Pure.
 */
public final class FundExtensions {

    private FundExtensions() {}

    /** The streams that an extension of these funds may write. */
    public static Touched touches(Collection<FundId> funds) {
        return Touched.NOTHING
                .writing(FundState.KIND, funds)
                .writing(
                        ShortfallState.KIND, funds.stream().map(ShortfallId::of).toList());
    }

    /** Of all the funds that exist. */
    public static Changes extend(
            Collection<FundId> funds,
            LocalDate lastDay,
            @Nullable ExceptionId exception,
            Streams streams,
            CatalogueVersions versions,
            Instant now) {
        Changes changes = Changes.NONE;
        Streams after = streams;
        for (FundId id : funds) {
            FundState fund = after.find(FundState.KIND, id).orElse(null);
            if (fund != null) {
                Changes one = extend(
                        fund,
                        lastDay,
                        exception,
                        after.find(ShortfallState.KIND, ShortfallId.of(id)).orElse(null),
                        versions.ofUse(fund.period()).limits().fundWarningDays(),
                        now);
                after = after.after(one);
                changes = changes.and(one);
            }
        }
        return changes;
    }

    /** Whether claims would not have the time that C-7 gives them if it was decided now whether the fund can be drawn on. */
    public static boolean isLate(FundState fund, Instant now) {
        return !fund.expired()
                && !fund.dates().openedLate()
                && lastDayAfterDecision(now)
                        .isAfter(fund.dates().claimableUntil().lastDay());
    }

    /** A fund that is decided now: claims have some days after that at least, wherever they are. */
    static Changes decidedLate(FundState fund, List<Integer> warningDays, Instant now) {
        return isLate(fund, now) ? extend(fund, lastDayAfterDecision(now), null, null, warningDays, now) : Changes.NONE;
    }

    /** Where the day of the decision is the latest one. */
    private static LocalDate lastDayAfterDecision(Instant now) {
        return now.atOffset(ZoneOffset.ofHours(14)).toLocalDate().plusDays(LateFunds.CLAIM_DAYS_AFTER_DECISION);
    }

    /**
     * What was forfeited only because the fund had closed is available again, after what corrections could not take of it (F-1).
     *
     * @param lastDay which ends where the fund's day ended last
     * @param exception which extends it; absent if it was decided late
     * @return nothing if it can be claimed as long already, or that day is over
     */
    static Changes extend(
            FundState fund,
            LocalDate lastDay,
            @Nullable ExceptionId exception,
            @Nullable ShortfallState shortfall,
            List<Integer> warningDays,
            Instant now) {
        Deadline until = fund.dates().claimableUntil();
        Deadline later = Deadline.endOf(lastDay, until.zone());
        if (later.isOver(now) || !later.before().isAfter(until.before())) {
            return Changes.NONE;
        }
        Money zero = Money.zero(fund.total().currency());
        Money restored = fund.expired() ? fund.forfeited() : zero;
        Money netted = shortfall == null ? zero : shortfall.of(fund.id()).min(restored);
        Changes extended = Changes.of(
                FundState.KIND,
                new FundClaimingExtended(
                        fund.id(),
                        fund.organisation(),
                        later,
                        Reminder.of(later, warningDays, now),
                        exception == null
                                ? FundClaimingExtended.Cause.DECIDED_LATE
                                : FundClaimingExtended.Cause.EXCEPTION,
                        exception,
                        restored,
                        netted));
        return shortfall == null || !netted.isPositive()
                ? extended
                : extended.and(Changes.of(
                        ShortfallState.KIND, List.of(ShortfallDecisions.netOwn(shortfall, fund.id(), netted))));
    }
}
