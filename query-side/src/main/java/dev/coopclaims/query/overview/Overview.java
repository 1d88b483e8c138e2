package dev.coopclaims.query.overview;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.time.EarningPeriod;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Funds and claims in one answer (F-6).
 *
 * @param totals per currency; without what is only an estimate for this reader (F-8)
 * @param programmes per programme, period and currency, newest period first
 * @param claims the first page of the list, newest first
 * @param next the cursor of the next page; absent on the last
 * @param incomplete true when claims may be missing, as on a {@link dev.coopclaims.query.web.Page}; absent otherwise. Sums are
 *     complete, or the whole is refused
 */
public record Overview(
        List<Total> totals,
        List<ProgrammeTotal> programmes,
        List<ClaimRow> claims,
        @Nullable String next,
        @Nullable Boolean incomplete) {

    public Overview {
        totals = List.copyOf(totals);
        programmes = List.copyOf(programmes);
        claims = List.copyOf(claims);
    }

    /** The same when claims may be missing. */
    public Overview lacking() {
        return new Overview(totals, programmes, claims, next, true);
    }

    /**
     * The sums of one currency.
     *
     * @param claimed reserved and approved
     * @param total earned
     * @param remaining what can still be reserved
     */
    public record Total(
            String currency,
            Money approved,

            @Schema(description = "reserved and approved together")
            Money claimed,

            Money total,

            @Schema(description = "total less claimed and forfeited")
            Money remaining,

            Money forfeited) {}

    /**
     * The sums of one programme, period and currency.
     *
     * @param estimate whether the amounts are an estimate, because the claiming period has not opened (F-8)
     * @param notes what happened to its funds, why, and what can still be done, one for each; none where several organisations are summed
     */
    public record ProgrammeTotal(
            String programme,
            EarningPeriod period,
            String currency,
            Money approved,

            @Schema(description = "reserved and approved together")
            Money claimed,

            Money total,

            @Schema(description = "total less claimed and forfeited")
            Money remaining,

            Money forfeited,
            LocalDate lastDayOfUse,
            LocalDate lastDayToClaim,
            boolean estimate,
            List<String> notes) {
        public ProgrammeTotal {
            notes = List.copyOf(notes);
        }
    }
}
