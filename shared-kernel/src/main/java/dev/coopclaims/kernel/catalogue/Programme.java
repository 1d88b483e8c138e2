package dev.coopclaims.kernel.catalogue;

import dev.coopclaims.kernel.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incentive programme (P-1, P-2).
 *
 * @param coopEligible whether its partners can claim co-op funds at all
 * @param redirect a text that says what to do instead; for programmes that are not co-op eligible
 * @param surface whether some caps do not apply to it
 * @param split how an incentive is divided; absent if the programme is not co-op eligible
 * @param thresholds what the co-op earnings of a period must reach, newest last; empty if it is not co-op eligible
 * @param requiresTaxInvoice whether a payment waits for a tax invoice (M-1)
 * @param reimbursedPercent the share of costs that is reimbursed, 1 to 100
 */
public record Programme(
        String code,
        String name,
        boolean coopEligible,
        @Nullable String redirect,
        boolean surface,
        @Nullable EarningsSplit split,
        List<Threshold> thresholds,
        boolean requiresTaxInvoice,
        int reimbursedPercent) {

    public Programme {
        thresholds = List.copyOf(thresholds);
    }

    /**
     * How an incentive is divided; the two percentages add up to 100.
     *
     * @param rebatePayout how often the rebate is paid out, such as MONTHLY; only shown, never computed with; absent if nobody says
     */
    public record EarningsSplit(
            int rebatePercent, int coopPercent, @Nullable String rebatePayout) {

        /** A split of which nobody says how often the rebate is paid. */
        public EarningsSplit(int rebatePercent, int coopPercent) {
            this(rebatePercent, coopPercent, null);
        }
    }

    /** What co-op earnings must reach in periods that start on that day or later. */
    public record Threshold(LocalDate from, Money amount) {}
}
