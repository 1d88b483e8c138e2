package dev.coopclaims.kernel.earning;

/**
 * How an incentive was divided (P-2, F-1).
 *
 * @param rebatePercent the share that is paid out as rebate, 0 to 100
 * @param coopPercent the share that accrues as co-op funds; both shares add up to 100
 * @param catalogueVersion the catalogue that defines the split
 */
public record AppliedSplit(int rebatePercent, int coopPercent, String catalogueVersion) {}
