package dev.coopclaims.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EarningPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2018-07-01, FY19-H1",
        "2018-12-31, FY19-H1",
        "2019-01-01, FY19-H2",
        "2019-06-30, FY19-H2",
        "2020-07-15, FY21-H1"
    })
    void a_fiscal_year_starts_on_1_July_T_1(LocalDate earnedOn, String label) {
        assertThat(EarningPeriod.earnedOn(earnedOn)).hasToString(label);
    }

    @Test
    void its_label_names_the_earning_half_T_2() {
        var period = EarningPeriod.ofLabel("FY21-H1");
        assertThat(period.earning()).hasToString("2020-07-01 – 2020-12-31");
        assertThat(period.usage()).hasToString("2021-01-01 – 2021-06-30");
        assertThat(period.claiming(46)).hasToString("2021-02-16 – 2021-08-15");
    }

    @Test
    void the_second_half_is_claimed_into_february_T_2() {
        assertThat(EarningPeriod.ofLabel("FY21-H2").claiming(46)).hasToString("2021-08-16 – 2022-02-15");
    }

    /** The half-year after it is no earning period, and whoever named it got a failure of ours. */
    @Test
    void the_last_period_is_used_like_any_other_T_2() {
        assertThat(EarningPeriod.ofLabel("FY99-H2").usage()).hasToString("2099-07-01 – 2099-12-31");
        assertThat(EarningPeriod.ofLabel("FY99-H2").claiming(46)).hasToString("2099-08-16 – 2100-02-15");
    }

    @Test
    void every_day_is_used_from_exactly_one_period() {
        for (var day = LocalDate.of(2019, 1, 1); day.getYear() < 2030; day = day.plusDays(1)) {
            var period = EarningPeriod.usedOn(day);
            assertThat(period.usage().contains(day)).isTrue();
            assertThat(period.previous().usage().contains(day)).isFalse();
            assertThat(period.next().usage().contains(day)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FY21", "FY21-H3", "FY2021-H1", "fy21-h1", "", "FY21-H1 "})
    void what_is_no_label_is_refused(String label) {
        assertThatIllegalArgumentException().isThrownBy(() -> EarningPeriod.ofLabel(label));
    }
}
