package dev.coopclaims.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @Test
    void it_has_the_decimals_of_its_currency() {
        assertThat(Money.of("1250", "EUR")).hasToString("EUR 1250.00");
        assertThat(Money.of("1250", "JPY")).hasToString("JPY 1250");
        assertThat(Money.of("1.2", "EUR")).isEqualTo(Money.of("1.20", "EUR"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.001|EUR|more than the 2 decimals of EUR",
                "1.000|GBP|more than the 2 decimals of GBP",
                "1250.0|JPY|more than the 0 decimals of JPY",
                "1.5|JPY|more than the 0 decimals of JPY",
                "1000000000000|EUR|beyond",
                "1e3|EUR|not an amount",
                "1.250.00|EUR|not an amount",
                "-|EUR|not an amount",
                "1|EURO|not a currency",
                "1|XAU|not a currency that is paid in",
                "٣|EUR|not an amount",
            })
    void what_is_no_money_is_refused_with_the_reason(String amount, String currency, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(amount, currency))
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({"0.13, 40, 0.05", "100.00, 40, 40.00", "0.05, 50, 0.02", "0.15, 50, 0.08", "-100.00, 40, -40.00"})
    void a_share_is_rounded_half_even_F_1(String amount, int percent, String share) {
        assertThat(Money.of(amount, "EUR").percent(percent)).isEqualTo(Money.of(share, "EUR"));
    }

    @Test
    void a_sum_of_many_is_larger_than_any_amount_that_is_taken() {
        Money most = Money.of("-999999999999.99", "IDR");
        assertThat(most.plus(most)).hasToString("IDR -1999999999999.98");
    }

    @Test
    void currencies_never_mix() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "GBP")));
    }
}
