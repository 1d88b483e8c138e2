package dev.coopclaims.command.catalogue;

import dev.coopclaims.command.catalogue.Difference.Effect;
import dev.coopclaims.kernel.money.Money;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which direction a field of the catalogue widens what partners may do. */
enum Direction {
    MORE,
    FEWER,
    TRUE,
    FALSE,
    /** Only words, or what people are told earlier or later. */
    WORDS,
    /** In none: whatever is changed, some may do less than before. */
    NONE;

    /** New ones of these let nobody do more. */
    private static final Set<String> NARROWING_WHEN_NEW = Set.of("rejection reason");

    /** By area and field; a field that is not here counts as {@link #NONE}. */
    static final Map<String, Direction> OF_FIELDS = Map.ofEntries(
            Map.entry("programme.name", WORDS),
            Map.entry("programme.redirect", WORDS),
            Map.entry("programme.coopEligible", TRUE),
            Map.entry("programme.surface", NONE),
            Map.entry("programme.split", NONE),
            Map.entry("programme.thresholds", NONE),
            Map.entry("programme.requiresTaxInvoice", FALSE),
            Map.entry("programme.reimbursedPercent", MORE),
            Map.entry("entity.name", WORDS),
            Map.entry("entity.currency", NONE),
            Map.entry("entity.calendar", NONE),
            Map.entry("entity.zone", NONE),
            Map.entry("location.zone", NONE),
            Map.entry("location.entity", NONE),
            Map.entry("location.requiresTaxInvoice", FALSE),
            Map.entry("document kind.stage", NONE),
            Map.entry("document kind.costEvidence", NONE),
            Map.entry("document kind.link", NONE),
            Map.entry("metric.type", NONE),
            Map.entry("activity.name", WORDS),
            Map.entry("activity.category", NONE),
            Map.entry("activity.programmes", MORE),
            Map.entry("activity.preApprovalRequired", FALSE),
            Map.entry("activity.coreRequirements", FEWER),
            Map.entry("activity.proof", NONE),
            Map.entry("activity.costEvidence", NONE),
            Map.entry("activity.metrics", FEWER),
            Map.entry("activity.eligibleExpenses", MORE),
            Map.entry("activity.ineligibleParts", FEWER),
            Map.entry("activity.components", NONE),
            Map.entry("activity.effectiveFrom", NONE),
            Map.entry("cap.kind", NONE),
            Map.entry("cap.amount", MORE),
            Map.entry("cap.percentOfEarned", MORE),
            Map.entry("cap.maxPeople", MORE),
            Map.entry("cap.surfacePercent", MORE),
            Map.entry("cap.unlimitedForSurface", TRUE),
            Map.entry("cap.per", NONE),
            Map.entry("cap.expenseTypes", NONE),
            Map.entry("rejection reason.text", WORDS),
            Map.entry("rejection reason.outcome", NONE),
            Map.entry("rejection reason.stage", NONE),
            Map.entry("limits.reviewBusinessDays", NONE),
            Map.entry("limits.disputeBusinessDays", NONE),
            Map.entry("limits.paymentBusinessDays", NONE),
            Map.entry("limits.paymentWithTaxInvoiceDays", NONE),
            Map.entry("limits.originalsMonths", NONE),
            Map.entry("limits.claimingDaysAfterUsageEnd", MORE),
            Map.entry("limits.disputeWindowDays", MORE),
            Map.entry("limits.answerDays", MORE),
            Map.entry("limits.answerDaysAfterActivity", MORE),
            Map.entry("limits.blockedPaymentDays", MORE),
            Map.entry("limits.originalsDays", MORE),
            Map.entry("limits.disputesPerClaim", MORE),
            Map.entry("limits.disputesAfterRevocation", MORE),
            Map.entry("limits.draftWarningDays", WORDS),
            Map.entry("limits.answerReminderDays", WORDS),
            Map.entry("limits.earningGraceDays", NONE),
            Map.entry("limits.fundWarningDays", WORDS),
            Map.entry("drawing.onTheSpotFirst", NONE),
            Map.entry("drawing.entities", NONE),
            Map.entry("drawing.ratesCountForDays", MORE),
            Map.entry("catalogue.metricsWaived", MORE),
            Map.entry("catalogue.ineligibleParts", FEWER),
            Map.entry("catalogue.reviewCalendar", NONE),
            Map.entry("catalogue.currencies", MORE),
            Map.entry("catalogue.maxFileBytes", MORE),
            Map.entry("catalogue.explanationRequired", FEWER));

    /** What the change of a field means for partners. */
    static Effect effect(String field, @Nullable Object before, @Nullable Object after) {
        return switch (OF_FIELDS.getOrDefault(field, NONE)) {
            case NONE -> Effect.NARROWS;
            case WORDS -> Effect.WORDS;
            case TRUE -> widens(Boolean.TRUE.equals(after));
            case FALSE -> widens(Boolean.FALSE.equals(after));
            case MORE -> widens(holds(after, before));
            case FEWER -> widens(holds(before, after));
        };
    }

    /** What a new thing of the area means for partners. */
    static Effect ofNew(String area) {
        return widens(!NARROWING_WHEN_NEW.contains(area));
    }

    private static Effect widens(boolean widens) {
        return widens ? Effect.WIDENS : Effect.NARROWS;
    }

    /** Whether the one is at least the other; what cannot be compared is not. */
    private static boolean holds(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Collection<?> all && other instanceof Collection<?> some) {
            return all.containsAll(some);
        }
        if (one instanceof Money more && other instanceof Money less) {
            return more.currency().equals(less.currency()) && !less.isMoreThan(more);
        }
        return one instanceof Number more && other instanceof Number less && more.longValue() >= less.longValue();
    }
}
