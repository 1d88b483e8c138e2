package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.UserId;

/**
 * A part of a cost that is never payable, declared excluded (P-6).
 *
 * @param code an ineligible expense of the catalogue, such as {@code ALCOHOL}
 * @param amount above zero, in the claim's currency
 * @param declaredBy who declared it
 */
public record ExcludedPart(String code, Money amount, UserId declaredBy) {}
