package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.UserId;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The certification statement and report (CSR) of work that the partner did itself (C-6).
 *
 * @param worker who did it
 * @param hours above zero, at most two decimals
 * @param hourlyRate in the claim's currency
 * @param acceptedBy who accepted the statement
 */
public record InHouseWork(
        @PersonalData String worker,
        BigDecimal hours,
        Money hourlyRate,
        LocalDate from,
        LocalDate to,
        @PersonalData String description,
        UserId acceptedBy) {}
