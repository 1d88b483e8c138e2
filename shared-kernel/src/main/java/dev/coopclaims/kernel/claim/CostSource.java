package dev.coopclaims.kernel.claim;

/** Who did the work that a cost pays for (C-6). */
public enum CostSource {
    THIRD_PARTY,
    IN_HOUSE
}
