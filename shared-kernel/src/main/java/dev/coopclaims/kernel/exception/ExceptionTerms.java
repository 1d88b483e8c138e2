package dev.coopclaims.kernel.exception;

import dev.coopclaims.kernel.claim.PartnerDeadline;
import dev.coopclaims.kernel.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an exception allows. What its kind does not need is absent.
 *
 * @param deadline which deadline is later
 * @param lastDay its last day, at the claim's location
 * @param activity whose cap is higher
 * @param cap what the cap is known by in the catalogue
 * @param amount what the cap is at least
 * @param people how many people the cap allows at least
 * @param from the first day on which the activity, or a cost, may lie
 * @param to the last such day
 */
public record ExceptionTerms(
        Kind kind,
        @Nullable PartnerDeadline deadline,
        @Nullable LocalDate lastDay,
        @Nullable String activity,
        @Nullable String cap,
        @Nullable Money amount,
        @Nullable Integer people,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** From which rule it is an exception. */
    public enum Kind {
        /** The partner has more time (C-7, V-6, D-1, V-8). */
        LATER_DEADLINE,
        /** A cap is higher (P-3). */
        HIGHER_CAP,
        /** The activity may lie outside the usage period (C-7). */
        ACTIVITY_DATES,
        /** Costs may be dated outside the usage period (C-7). */
        COST_DATES
    }

    public static ExceptionTerms laterDeadline(PartnerDeadline deadline, LocalDate lastDay) {
        return new ExceptionTerms(Kind.LATER_DEADLINE, deadline, lastDay, null, null, null, null, null, null);
    }

    public static ExceptionTerms higherCap(
            String activity, String cap, @Nullable Money amount, @Nullable Integer people) {
        return new ExceptionTerms(Kind.HIGHER_CAP, null, null, activity, cap, amount, people, null, null);
    }

    /** @param kind of activity or costs */
    public static ExceptionTerms widerDates(Kind kind, LocalDate from, LocalDate to) {
        return new ExceptionTerms(kind, null, null, null, null, null, null, from, to);
    }

    /** Whether they allow that day for what they are about. */
    public boolean includes(LocalDate day) {
        return from != null && to != null && !day.isBefore(from) && !day.isAfter(to);
    }
}
