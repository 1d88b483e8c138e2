package dev.coopclaims.kernel.catalogue;

import dev.coopclaims.kernel.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incentive programme (P-1, P-2).
 *
 * @param coopEligible whether its partners claim co-op funds at all
 * @param redirect what to do instead, in words; for programmes that are not co-op eligible
 * @param surface whether some caps do not apply to it
 * @param split how an incentive is divided; absent where it is not co-op eligible
 * @param thresholds what co-op earnings of a period must reach, newest last; empty where it is not co-op eligible
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

    /** How an incentive is divided; the two percentages make 100. */
    public record EarningsSplit(int rebatePercent, int coopPercent) {}

    /** What co-op earnings must reach, for periods that start on that day or later. */
    public record Threshold(LocalDate from, Money amount) {}
}
