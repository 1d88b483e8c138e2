package dev.coopclaims.query.catalogue;

import dev.coopclaims.kernel.time.DateRange;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.LocalDate;

/** A period with the days on which its funds are earned, used and claimed (T-2). */
public record PeriodRow(EarningPeriod period, DateRange earning, DateRange usage, DateRange claiming) {

    static PeriodRow of(EarningPeriod period, DateRange claiming) {
        return new PeriodRow(period, period.earning(), period.usage(), claiming);
    }

    /** Whether funds of the period are earned, used or claimed on the day. */
    boolean concerns(LocalDate day) {
        return earning.contains(day) || usage.contains(day) || claiming.contains(day);
    }
}
