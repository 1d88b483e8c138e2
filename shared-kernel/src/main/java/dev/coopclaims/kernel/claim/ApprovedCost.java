package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was approved of one cost (V-3).
 *
 * @param approved at most what was requested
 * @param reason why it is less than requested; present if and only if it is
 */
public record ApprovedCost(
        CostId cost, Money approved, @PersonalData @Nullable String reason) {}
