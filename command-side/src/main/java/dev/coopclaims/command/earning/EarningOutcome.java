package dev.coopclaims.command.earning;

import dev.coopclaims.kernel.source.FundId;
import org.jspecify.annotations.Nullable;

/** The outcome of an earning record that breaks no rule. */
public sealed interface EarningOutcome {

    /**
     * The record is new and changed its fund.
     *
     * @param warning a warning about it, such as a wrong label (T-4); absent if there is none
     */
    record Accrued(FundId fund, @Nullable String warning) implements EarningOutcome {}

    /** The same record was accepted before; nothing happened. */
    record Duplicate(FundId fund) implements EarningOutcome {}

    /** Another record has the same external id; nothing happened. */
    record Conflict(FundId fund) implements EarningOutcome {}
}
