package dev.coopclaims.command.rate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coopclaims.command.rate.PublishedRates;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.io.StringReader;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of daily reference rates in the forms in which a central bank offers it. */
class ReferenceRatesTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void the_wide_form_since_1999_with_gaps_and_a_comma_at_the_end_of_each_line() {
        assertThat(read("""
            Date,USD,JPY,CYP,HRK,
            2026-10-02,1.1723,172.45,N/A,,
            2007-12-31,1.4721,164.93,0.585274,7.3308,
            """))
                .containsExactly(
                        "2 2026-10-02 EUR {USD=1.1723, JPY=172.45}",
                        "3 2007-12-31 EUR {USD=1.4721, JPY=164.93, CYP=0.585274, HRK=7.3308}");
    }

    @Test
    void the_file_of_one_day_with_spaces_and_a_spelled_date() {
        assertThat(read("Date, USD, GBP, \n02 October 2026, 1.1723, 0.87120, \n"))
                .containsExactly("2 2026-10-02 EUR {USD=1.1723, GBP=0.87120}");
    }

    @Test
    void the_long_form_with_further_columns_in_any_order() {
        assertThat(read("""
            KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,TITLE
            EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2026-10-02,1.1723,"US dollar, daily"
            EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2026-10-03,NaN,"US dollar, daily"
            EXR.M.USD.EUR.SP00.A,M,USD,EUR,SP00,A,2026-10,1.17,"US dollar, monthly"
            EXR.D.GBP.USD.SP00.A,D,GBP,USD,SP00,A,2026-10-02,0.74,"per dollar"
            """))
                .containsExactly(
                        "2 2026-10-02 EUR {USD=1.1723}", "3 nothing", "4 RATE_NOT_DAILY", "5 RATE_BASE_DIFFERS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-02,0        | RATE_INVALID",
                "2026-10-02,0.000    | RATE_INVALID",
                "2026-10-02,-1.17    | RATE_INVALID",
                "2026-10-02,'1,1723' | RATE_INVALID",
                "2026-10-02,1e3      | RATE_INVALID",
                "2026-10-02,1.17,3   | RATES_FIELDS_DIFFER",
                "2.10.2026,1.17      | RATE_DAY_INVALID",
                "2026-02-30,1.17     | RATE_DAY_INVALID",
                "0000-12-31,1.17     | RATE_DAY_INVALID",
                "2200-01-01,1.17     | RATE_DAY_INVALID",
            })
    void a_record_that_cannot_be_believed_is_named_and_the_others_are_read(String record, String code) {
        assertThat(read("Date,USD\n2026-10-01,1.17\n" + record.replace('\'', '"') + "\n2026-09-30,1.16\n"))
                .containsExactly("2 2026-10-01 EUR {USD=1.17}", "3 " + code, "4 2026-09-30 EUR {USD=1.16}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | RATES_HEADER_UNKNOWN",
                "day,rate              | RATES_HEADER_UNKNOWN",
                "Date,USD,USD          | RATES_COLUMN_TWICE",
                "Date,EURO             | RATE_CURRENCY_UNKNOWN",
                "Date,XAU              | RATE_CURRENCY_UNKNOWN",
                "\"Date,USD            | RATES_NOT_CSV",
            })
    void a_file_that_is_none_of_them_is_refused_as_a_whole(String header, String code) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(header + "\n2026-10-02,1.17\n"));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED);
        assertThat(refusal.getMessage())
                .startsWith(
                        code.equals("RATE_CURRENCY_UNKNOWN")
                                ? header.substring("Date,".length()) + " is not a currency"
                                : RequestCode.valueOf(code).told("USD").substring(0, 20));
    }

    @Test
    void the_last_line_needs_no_break() {
        assertThat(read("Date,USD\n2026-10-01,1.17")).containsExactly("2 2026-10-01 EUR {USD=1.17}");
    }

    /** Otherwise all the others of a file for another base would be kept, and a rate never changes. */
    @Test
    void a_unit_of_the_base_is_worth_one_of_itself() {
        assertThat(read("Date,USD,EUR\n2026-10-01,1.17,1.0\n2026-10-02,1.00,0.85\n"))
                .containsExactly("2 2026-10-01 EUR {USD=1.17}", "3 RATE_OF_BASE");
        assertThat(read("""
            CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE
            EUR,EUR,2026-10-01,1
            EUR,EUR,2026-10-02,0.85
            """)).containsExactly("2 nothing", "3 RATE_OF_BASE");
    }

    /** Imports are streamed, so no limit of bodies helps: 28 MiB of rates took all of half a gigabyte. */
    @Test
    void what_a_file_makes_the_process_keep_is_limited() {
        String currencies = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .filter(currency -> !currency.equals(EUR))
                .map(Currency::getCurrencyCode)
                .limit(100)
                .collect(Collectors.joining(","));
        String record = "2026-10-01" + ",1".repeat(100) + "\n";
        int most = ReferenceRates.RATES_MAX / 100;
        assertThat(read("Date," + currencies + "\n" + record.repeat(most))).hasSize(most);
        assertThatThrownBy(() -> read("Date," + currencies + "\n" + record.repeat(most + 1)))
                .hasMessageContaining("500,000 rates");
        assertThatThrownBy(() -> read("Date" + ",".repeat(2_000) + "\n")).hasMessageContaining("not CSV");
        assertThat(ReferenceRates.read(new StringReader("Date,USD\n2026-10-01," + "x".repeat(10_000) + "\n"), EUR))
                .singleElement()
                .satisfies(row -> assertThat(row.problem()).isNotNull())
                .satisfies(row -> assertThat(String.valueOf(row.problem())).hasSizeLessThan(500));
    }

    private static List<String> read(String file) {
        return ReferenceRates.read(new StringReader(file), EUR).stream()
                .map(row -> {
                    Violation problem = row.problem();
                    PublishedRates rates = row.rates();
                    return row.line() + " "
                            + (problem != null
                                    ? problem.code()
                                    : rates == null
                                            ? "nothing"
                                            : rates.day() + " " + rates.base() + " " + rates.perBase());
                })
                .toList();
    }
}
