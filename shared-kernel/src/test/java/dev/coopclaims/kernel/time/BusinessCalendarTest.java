package dev.coopclaims.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {
    private final BusinessCalendar calendar = new BusinessCalendar(
            ZoneId.of("Europe/Dublin"), Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalDate.of(2021, 5, 3)::equals);

    @Test
    void two_business_days_end_at_the_end_of_the_second_after_the_trigger_T_5() {
        // Thursday: Friday is the first; Monday 3 May is a holiday, so Tuesday is the second.
        assertThat(calendar.endOfBusinessDay(Instant.parse("2021-04-29T08:00:00Z"), 2))
                .isEqualTo(Deadline.endOf(LocalDate.of(2021, 5, 4), ZoneId.of("Europe/Dublin")));
    }
}
