package dev.coopclaims.query.due;

import static dev.coopclaims.query.due.DueKind.FUND_DECISION;
import static dev.coopclaims.query.due.DueKind.FUND_EXPIRY;
import static dev.coopclaims.query.due.DueKind.FUND_WARNING;

import dev.coopclaims.kernel.fund.FundClaimingExtended;
import dev.coopclaims.kernel.fund.FundConvertedToRebate;
import dev.coopclaims.kernel.fund.FundDecisionAwaited;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.FundExpiryApproached;
import dev.coopclaims.kernel.fund.FundOpened;
import dev.coopclaims.kernel.fund.FundQualified;
import dev.coopclaims.kernel.fund.FundsForfeited;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an event of a fund makes due, or makes no longer due (F-2, F-3, F-7). Whether a period qualifies is decided for all its
 * funds at once, so that is one item, with a step for each fund of which it is not decided.
 */
final class FundsDue {
    private FundsDue() {}

    static Set<String> keys(FundEvent event) {
        return kinds(event).stream()
                .map(kind -> DueItem.key(subject(kind, event.fund()), kind))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The kinds that the event begins or ends. */
    private static Set<DueKind> kinds(FundEvent event) {
        return switch (event) {
            case FundOpened opened ->
                opened.decidedAfter() == null
                        ? Set.of(FUND_WARNING, FUND_EXPIRY)
                        : Set.of(FUND_DECISION, FUND_WARNING, FUND_EXPIRY);
            case FundQualified _, FundConvertedToRebate _, FundDecisionAwaited _ -> Set.of(FUND_DECISION);
            case FundClaimingExtended _ -> Set.of(FUND_WARNING, FUND_EXPIRY);
            case FundExpiryApproached _ -> Set.of(FUND_WARNING);
            case FundsForfeited forfeited
            when forfeited.cause() == FundsForfeited.Cause.CLAIMING_CLOSED -> Set.of(FUND_WARNING, FUND_EXPIRY);
            default -> Set.of();
        };
    }

    /** Whatever begins nothing new of the kind ends it. */
    static @Nullable DueItem apply(DueKind kind, @Nullable DueItem view, FundEvent event) {
        if (kind == FUND_DECISION) {
            return decision(view, event);
        }
        return switch (event) {
            case FundOpened opened ->
                kind == FUND_EXPIRY
                        ? DueItem.at(kind, opened.fund(), opened.organisation(), opened.claimableUntil())
                        : DueItem.of(
                                kind,
                                opened.fund(),
                                opened.organisation(),
                                opened.claimableUntil(),
                                opened.reminders());
            case FundClaimingExtended longer ->
                kind == FUND_EXPIRY
                        ? DueItem.at(kind, longer.fund(), longer.organisation(), longer.claimableUntil())
                        : DueItem.of(
                                kind,
                                longer.fund(),
                                longer.organisation(),
                                longer.claimableUntil(),
                                longer.reminders());
            case FundExpiryApproached near -> view == null ? null : view.reminded(near.daysLeft());
            default -> null;
        };
    }

    private static @Nullable DueItem decision(@Nullable DueItem view, FundEvent event) {
        return switch (event) {
            case FundOpened opened -> awaited(view, event, before(opened.decidedAfter()));
            case FundDecisionAwaited late
            when late.cause() == FundDecisionAwaited.Cause.LATE_RECORD -> awaited(view, event, late.since());
            // It is tried again and again, because FINANCE may publish the rate at any time.
            case FundDecisionAwaited _ -> view;
            default -> view == null ? null : view.without(event.fund().value());
        };
    }

    private static DueItem awaited(@Nullable DueItem view, FundEvent event, Instant from) {
        return DueItem.with(
                view,
                FUND_DECISION,
                subject(FUND_DECISION, event.fund()),
                event.organisation(),
                new DueItem.Step(event.fund().value(), from));
    }

    private static Instant before(@Nullable Deadline complete) {
        if (complete == null) {
            throw new IllegalStateException("there is nothing to decide");
        }
        return complete.before();
    }

    /** The fund, or the funds of all entities: a fund's id ends with entity and period. */
    private static String subject(DueKind kind, FundId fund) {
        String id = fund.value();
        if (kind != FUND_DECISION) {
            return id;
        }
        int period = id.lastIndexOf('.');
        return id.substring(0, id.lastIndexOf('.', period - 1)) + id.substring(period);
    }
}
