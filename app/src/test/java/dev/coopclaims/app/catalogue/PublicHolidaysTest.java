package dev.coopclaims.app.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PublicHolidaysTest {
    private final PublicHolidays holidays = new PublicHolidays();

    @Test
    void an_observance_that_is_no_day_off_is_a_working_day_T_5() {
        // Good Friday in the Netherlands, New Year's Eve in Austria, the day of the army in Mexico.
        assertThat(holidays.of("NL").test(LocalDate.of(2026, 4, 3))).isFalse();
        assertThat(holidays.of("AT").test(LocalDate.of(2026, 12, 31))).isFalse();
        assertThat(holidays.of("MX").test(LocalDate.of(2026, 2, 19))).isFalse();
    }

    @Test
    void public_and_bank_holidays_are_days_off() {
        // Easter Monday in the Netherlands, bank holidays of August in Ireland and of May in Great Britain.
        assertThat(holidays.of("NL").test(LocalDate.of(2026, 4, 6))).isTrue();
        assertThat(holidays.of("IE").test(LocalDate.of(2026, 8, 3))).isTrue();
        assertThat(holidays.of("GB").test(LocalDate.of(2026, 5, 4))).isTrue();
    }
}
