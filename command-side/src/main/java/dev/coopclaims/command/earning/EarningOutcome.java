package dev.coopclaims.command.earning;

import dev.coopclaims.kernel.source.FundId;
import org.jspecify.annotations.Nullable;

/** What became of an earning record that breaks no rule. */
public sealed interface EarningOutcome {

    /**
     * It is new and changed its fund.
     *
     * @param warning what is odd about it; absent when nothing is (T-4)
     */
    record Accrued(FundId fund, @Nullable String warning) implements EarningOutcome {}

    /** The same record was taken in before; nothing happened. */
    record Duplicate(FundId fund) implements EarningOutcome {}

    /** Another record has that external id; nothing happened. */
    record Conflict(FundId fund) implements EarningOutcome {}
}
