package dev.coopclaims.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    @Test
    void the_last_day_counts_to_its_end_and_is_told_with_its_zone_T_5() {
        Deadline winter = Deadline.endOf(LocalDate.of(2026, 2, 12), DUBLIN);

        assertThat(winter).hasToString("2026-02-12 (Europe/Dublin)");
        assertThat(winter.before()).isEqualTo(Instant.parse("2026-02-13T00:00:00Z"));
        assertThat(winter.isOver(winter.before().minusMillis(1))).isFalse();
        assertThat(winter.isOver(winter.before())).isTrue();
    }

    @Test
    void the_day_of_the_trigger_is_taken_where_the_deadline_ends_T_5() {
        // Already Friday in Dublin's summer, still Thursday in California.
        Instant trigger = Instant.parse("2021-04-29T23:30:00Z");

        assertThat(Deadline.afterDays(trigger, 1, DUBLIN).lastDay()).isEqualTo(LocalDate.of(2021, 5, 1));
        assertThat(Deadline.afterDays(trigger, 1, ZoneId.of("America/Los_Angeles")))
                .isEqualTo(new Deadline(
                        LocalDate.of(2021, 4, 30),
                        ZoneId.of("America/Los_Angeles"),
                        Instant.parse("2021-05-01T07:00:00Z")));
    }

    @Test
    void a_day_of_25_hours_ends_at_its_midnight() {
        assertThat(Deadline.endOf(LocalDate.of(2021, 10, 31), DUBLIN).before())
                .isEqualTo(Instant.parse("2021-11-01T00:00:00Z"));
    }

    @Test
    void a_day_whose_midnight_does_not_exist_ends_when_the_next_one_begins() {
        assertThat(Deadline.endOf(LocalDate.of(2018, 11, 3), ZoneId.of("America/Sao_Paulo"))
                        .before())
                .isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
    }

    @Test
    void the_default_zone_has_a_name_that_people_know() {
        assertThat(Deadline.endOf(LocalDate.of(2026, 2, 12), ZoneOffset.UTC)).hasToString("2026-02-12 (UTC)");
    }
}
