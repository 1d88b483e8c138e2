package dev.coopclaims.command.rate.web;

import dev.coopclaims.command.rate.PublishedRates;
import dev.coopclaims.kernel.refusal.Violation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A record of a file of rates.
 *
 * @param line where it starts, counted from 1
 * @param day its day, as far as it could be read
 * @param rates absent if it says no rate, or cannot be read
 * @param problem why it cannot be read
 */
record RateRow(
        int line,
        @Nullable LocalDate day,
        @Nullable PublishedRates rates,
        @Nullable Violation problem) {

    static RateRow of(int line, PublishedRates rates) {
        return new RateRow(line, rates.day(), rates.perBase().isEmpty() ? null : rates, null);
    }

    static RateRow unreadable(int line, Violation problem) {
        return new RateRow(line, null, null, problem);
    }
}
