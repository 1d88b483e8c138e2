package dev.coopclaims.command.rate;

import static dev.coopclaims.command.rate.PublishExchangeRatesTest.rates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.rate.ExchangeRate;
import dev.coopclaims.kernel.rate.ExchangeRatesId;
import dev.coopclaims.kernel.rate.ExchangeRatesPublished;
import dev.coopclaims.kernel.rate.Quote;
import dev.coopclaims.kernel.refusal.Violation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExchangeRatesTest {
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "JPY", "KWD", "HUF", "INR");

    @Test
    void the_last_one_on_or_before_the_day_holds_F_5() {
        List<RatesOfYear> years =
                List.of(year(rates("2021-01-04", "USD 1.2296")), year(rates("2020-12-31", "USD 1.2271", "HRK 7.5519")));

        assertThat(on("2021-01-04", years).between(of("EUR"), of("USD")))
                .map(ExchangeRate::publishedOn)
                .contains(LocalDate.parse("2021-01-04"));
        assertThat(on("2021-01-03", years).between(of("EUR"), of("USD")))
                .map(ExchangeRate::publishedOn)
                .contains(LocalDate.parse("2020-12-31"));
        assertThat(on("2021-01-04", years).between(of("USD"), of("HRK")))
                .as("both quotes are of one day")
                .map(ExchangeRate::publishedOn)
                .contains(LocalDate.parse("2020-12-31"));
        assertThat(on("2020-12-30", years).between(of("EUR"), of("USD"))).isEmpty();
        assertThat(on("2021-01-04", years).between(of("USD"), of("CHF"))).isEmpty();
    }

    @Test
    void a_cross_rate_is_rounded_once() {
        ExchangeRate rate = on("2021-06-30", List.of(year(rates("2021-06-30", "USD 1.1884", "GBP 0.85805"))))
                .between(of("USD"), of("GBP"))
                .orElseThrow();

        // 1000 × 0.85805 / 1.1884 = 722.0212…; by way of rounded euros it would be 722.03.
        assertThat(rate.convert(Money.of("1000.00", "USD"))).isEqualTo(Money.of("722.02", "GBP"));
        assertThat(rate.convert(Money.of("722.02", "GBP"))).isEqualTo(Money.of("1000.00", "USD"));
    }

    /** F-5: what is taken of something in another currency never grows by a cut, and a cut to nothing gives back all. */
    @Test
    void cuts_in_another_currency_make_and_lose_no_cent() {
        Random random = new Random(20_261_129);
        List<RatesOfYear> years = List.of(year(rates(
                "2021-06-30", "USD 1.1884", "GBP 0.85805", "JPY 131.43", "KWD 0.35788", "HUF 351.68", "INR 88.324")));
        ExchangeRates rates = on("2021-06-30", years);
        for (int i = 0; i < 20_000; i++) {
            Currency claims = of(CURRENCIES.get(random.nextInt(CURRENCIES.size())));
            Currency other = of(CURRENCIES.get(random.nextInt(CURRENCIES.size())));
            Money wanted = amount(random, claims);
            Money nothing = Money.zero(other);
            Money taken =
                    AtOwnRate.total(wanted, Money.zero(claims), nothing, rates).orElseThrow();
            Money kept = taken;
            Money before = wanted;
            for (int cut = 0; cut < 4; cut++) {
                Money left = new Money(
                        before.amount()
                                .multiply(BigDecimal.valueOf(random.nextInt(0, 101)))
                                .divide(BigDecimal.valueOf(100), before.amount().scale(), RoundingMode.DOWN),
                        claims);
                Money part = AtOwnRate.part(left, before, kept);
                assertThat(part)
                        .as("%s of %s, which took %s", left, before, kept)
                        .isLessThanOrEqualTo(kept);
                assertThat(part.isPositive()).isEqualTo(left.isPositive());
                if (left.equals(before)) {
                    assertThat(part).as("nothing was cut").isEqualTo(kept);
                }
                before = left;
                kept = part;
                if (!left.isPositive()) {
                    break;
                }
            }
            assertThat(AtOwnRate.part(Money.zero(claims), wanted, taken)).isEqualTo(nothing);
        }
    }

    /** A claim that names another pre-approval, or meets a new cap, has drawn nothing on it at any rate. */
    @Test
    void what_has_taken_nothing_yet_is_drawn_whole_whatever_was_wanted_before_P_4() {
        ExchangeRates rates = on("2021-06-30", List.of(year(rates("2021-06-30", "USD 1.25"))));

        assertThat(AtOwnRate.total(
                        Money.of("1000.00", "EUR"), Money.of("1000.00", "EUR"), Money.of("0.00", "USD"), rates))
                .contains(Money.of("1250.00", "USD"));
        assertThat(AtOwnRate.total(
                        Money.of("1100.00", "EUR"), Money.of("1000.00", "EUR"), Money.of("0.00", "USD"), rates))
                .contains(Money.of("1375.00", "USD"));
        assertThat(AtOwnRate.total(
                        Money.of("1000.00", "EUR"),
                        Money.of("1000.00", "EUR"),
                        Money.of("0.00", "USD"),
                        ExchangeRates.NONE))
                .as("without a rate")
                .isEmpty();
    }

    @Test
    void a_rate_counts_for_ten_days_and_the_refusal_names_the_last_one() {
        List<RatesOfYear> years = List.of(year(rates("2020-12-24", "USD 1.2193")));
        Violation missing = new Violation("RATE_MISSING", "", "There is none.", "F-5");

        assertThat(on("2021-01-03", years).between(of("EUR"), of("USD"))).isPresent();
        assertThat(on("2021-01-04", years).between(of("EUR"), of("USD"))).isEmpty();
        assertThat(on("2021-01-04", years).convert(Money.of("1.00", "EUR"), of("USD")))
                .isEmpty();
        assertThat(on("2021-01-04", years)
                        .explained(missing, of("EUR"), of("USD"))
                        .message())
                .isEqualTo("There is none. The last one was published on 2020-12-24, and a rate counts for 10 days.");
        assertThat(on("2021-01-04", years).explained(missing, of("EUR"), of("CHF")))
                .isEqualTo(missing);
    }

    @Test
    void an_amount_that_is_too_large_for_the_other_currency_is_the_largest_and_no_defect() {
        ExchangeRate rate = on("2021-06-30", List.of(year(rates("2021-06-30", "JPY 131.43"))))
                .between(of("EUR"), of("JPY"))
                .orElseThrow();

        assertThat(rate.convert(Money.of("99999999999.00", "EUR"))).isEqualTo(Money.largest(of("JPY")));
    }

    private static Money amount(Random random, Currency currency) {
        return new Money(
                BigDecimal.valueOf(
                        random.nextLong(1, 1L << random.nextInt(2, 30)), currency.getDefaultFractionDigits()),
                currency);
    }

    private static ExchangeRates on(String day, List<RatesOfYear> years) {
        return new ExchangeRates(LocalDate.parse(day), 10, years);
    }

    /** The state after these days. */
    public static RatesOfYear year(PublishedRates... days) {
        @Nullable RatesOfYear state = null;
        for (PublishedRates day : days) {
            List<Quote> quotes = new ArrayList<>();
            day.perBase().forEach((currency, rate) -> quotes.add(new Quote(currency, rate)));
            state = RatesOfYear.KIND
                    .evolve()
                    .apply(
                            state,
                            new ExchangeRatesPublished(
                                    ExchangeRatesId.of(day.day()),
                                    new OrganisationId("org-vendor"),
                                    day.day(),
                                    day.base(),
                                    quotes,
                                    "ECB"));
        }
        return Objects.requireNonNull(state);
    }

    private static Currency of(String code) {
        return Currency.getInstance(code);
    }
}
