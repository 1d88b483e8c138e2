package dev.coopclaims.command.earning.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.coopclaims.command.web.rows.Row;
import org.jspecify.annotations.Nullable;

/**
 * What became of one record.
 *
 * @param line as {@link Row#line}
 * @param fund which fund it is about; absent when it was refused
 * @param code why it was refused, for programs
 * @param message why it was refused, for people
 * @param warning what is odd about it, although it was taken in (T-4)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EarningResult(
        int line,
        @Nullable String externalId,
        Outcome outcome,
        @Nullable String fund,
        @Nullable String code,
        @Nullable String message,
        @Nullable String warning) {

    /** Of the four ways. */
    public enum Outcome {
        ACCRUED,
        DUPLICATE,
        CONFLICT,
        REFUSED
    }

    static EarningResult refused(Row row, String code, String message) {
        return new EarningResult(
                row.line(), row.text(EarningImport.EXTERNAL_ID), Outcome.REFUSED, null, code, message, null);
    }
}
