package dev.coopclaims.kernel.fund;

/** Whether the co-op earnings of a fund's period reach the programme's threshold (F-2). */
public enum Qualification {
    /** It is not decided yet; nothing can be drawn on the fund. */
    UNDECIDED,
    QUALIFIED,
    /** What was earned was converted to rebate. */
    CONVERTED
}
