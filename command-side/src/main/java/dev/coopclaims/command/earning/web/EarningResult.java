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

    /** How much of a refused record's id is told, which may be as long as the record. */
    private static final int ID_CHARS = 100;

    /** How long a reason may be: a record can have hundreds of mistakes, and an import a hundred thousand records. */
    private static final int REASON_CHARS = 300;

    /** Of the four ways. */
    public enum Outcome {
        ACCRUED,
        DUPLICATE,
        CONFLICT,
        REFUSED
    }

    static EarningResult refused(Row row, String code, String message) {
        String id = row.text(EarningImport.EXTERNAL_ID);
        return new EarningResult(
                row.line(),
                id == null ? null : shortened(id, ID_CHARS),
                Outcome.REFUSED,
                null,
                code,
                shortened(message, REASON_CHARS),
                null);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
