package dev.coopclaims.command.rate.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.coopclaims.command.rate.RatesOutcome;
import dev.coopclaims.kernel.refusal.Violation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of one record of a file of rates.
 *
 * @param line where it starts, counted from 1
 * @param day the day of its rates; absent if it could not be read
 * @param code why nothing of it was taken, for programs
 * @param message the same for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RateResult(
        int line,
        @Nullable LocalDate day,
        RatesOutcome.Kind outcome,
        @Nullable String code,
        @Nullable String message) {

    static RateResult of(RateRow row, RatesOutcome outcome) {
        Violation problem = outcome.problem();
        return new RateResult(
                row.line(),
                row.day(),
                outcome.kind(),
                problem == null ? null : problem.code(),
                problem == null ? null : problem.message());
    }
}
