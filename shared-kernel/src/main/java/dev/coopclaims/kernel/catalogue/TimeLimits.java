package dev.coopclaims.kernel.catalogue;

import java.util.List;

/**
 * The figures of the catalogue's {@code sla}.
 *
 * @param reviewBusinessDays V-1
 * @param disputeBusinessDays D-2
 * @param paymentBusinessDays M-1
 * @param paymentWithTaxInvoiceDays calendar days, M-1
 * @param originalsMonths H-5
 * @param claimingDaysAfterUsageEnd calendar days, T-3
 * @param disputeWindowDays calendar days, D-1
 * @param answerDays calendar days, V-6
 * @param answerDaysAfterActivity calendar days that a partner has at least to answer, counted from the last day of an
 *     activity that is still running, C-7
 * @param blockedPaymentDays calendar days, M-5
 * @param originalsDays calendar days in which originals must be produced, V-8
 * @param disputesPerClaim how often a claim can be disputed, at least once, D-1
 * @param disputesAfterRevocation how many more disputes are possible once an approval was revoked, D-1
 * @param draftWarningDays how many days ahead the partner is warned that a draft expires, C-12
 * @param answerReminderDays how many days ahead the partner is reminded of a request, V-6
 * @param earningGraceDays calendar days after the earning period that its records are awaited, F-2
 * @param fundWarningDays how many days ahead the partner is warned that funds expire, F-7
 */
public record TimeLimits(
        int reviewBusinessDays,
        int disputeBusinessDays,
        int paymentBusinessDays,
        int paymentWithTaxInvoiceDays,
        int originalsMonths,
        int claimingDaysAfterUsageEnd,
        int disputeWindowDays,
        int answerDays,
        int answerDaysAfterActivity,
        int blockedPaymentDays,
        int originalsDays,
        int disputesPerClaim,
        int disputesAfterRevocation,
        List<Integer> draftWarningDays,
        List<Integer> answerReminderDays,
        int earningGraceDays,
        List<Integer> fundWarningDays) {
    public TimeLimits {
        draftWarningDays = List.copyOf(draftWarningDays);
        answerReminderDays = List.copyOf(answerReminderDays);
        fundWarningDays = List.copyOf(fundWarningDays);
    }
}
