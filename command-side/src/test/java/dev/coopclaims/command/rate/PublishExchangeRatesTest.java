package dev.coopclaims.command.rate;

import static dev.coopclaims.command.claim.Sample.RITA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.SampleClock;
import dev.coopclaims.kernel.rate.ExchangeRatesId;
import dev.coopclaims.kernel.rate.ExchangeRatesPublished;
import dev.coopclaims.kernel.refusal.Violation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** The book of exchange rates (F-5): what is new, known already, different, or not believable. */
class PublishExchangeRatesTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ExchangeRatesId BOOK = ExchangeRatesId.of(LocalDate.parse("2021-01-01"));

    private final ClaimNode node = new ClaimNode(SampleCatalogue.CATALOGUE, new SampleClock());

    @Test
    void a_day_is_published_once_and_known_afterwards() {
        assertThat(publish(rates("2021-06-30", "USD 1.1884", "GBP 0.85805"))).containsExactly("PUBLISHED");
        assertThat(publish(rates("2021-06-30", "GBP 0.858050", "USD 1.1884"))).containsExactly("DUPLICATE");
        assertThat(node.events(BOOK.value())).hasSize(1);
    }

    @Test
    void a_rate_never_changes_and_nothing_of_a_record_that_differs_is_taken() {
        publish(rates("2021-06-30", "USD 1.1884"));

        assertThat(publish(rates("2021-06-30", "JPY 131.43", "USD 1.1885"), rates("2021-06-29", "USD 1.1888")))
                .containsExactly("RATE_CONFLICT", "PUBLISHED");

        assertThat(published()).containsExactly("2021-06-30 [USD]", "2021-06-29 [USD]");
    }

    @Test
    void currencies_of_a_day_may_come_one_after_the_other_and_are_one_event_of_a_file() {
        assertThat(publish(rates("2021-06-30", "USD 1.1884"), rates("2021-06-30", "GBP 0.85805")))
                .containsExactly("PUBLISHED", "PUBLISHED");
        assertThat(publish(rates("2021-06-30", "JPY 131.43"))).containsExactly("PUBLISHED");

        assertThat(published()).containsExactly("2021-06-30 [USD, GBP]", "2021-06-30 [JPY]");
    }

    @Test
    void of_two_records_of_one_file_that_differ_the_first_one_counts() {
        assertThat(publish(rates("2021-06-30", "USD 1.1884"), rates("2021-06-30", "USD 1.19")))
                .containsExactly("PUBLISHED", "RATE_CONFLICT");
    }

    @Test
    void a_day_that_has_begun_nowhere_is_refused() {
        // It is 10:00 on 1 July in UTC, and 2 July has begun at the earliest zone only from 10:00 on.
        assertThat(publish(rates("2021-07-03", "USD 1.1884"))).containsExactly("RATE_IN_FUTURE");
        assertThat(publish(rates("2021-07-02", "USD 1.1884"))).containsExactly("PUBLISHED");
    }

    @Test
    void rates_of_another_base_are_refused() {
        publish(rates("2021-06-30", "USD 1.1884"));
        assertThat(publish(new PublishedRates(
                        LocalDate.parse("2021-06-29"),
                        Currency.getInstance("USD"),
                        rates("2021-06-29", "GBP 0.72").perBase())))
                .containsExactly("RATE_BASE_DIFFERS");
    }

    private List<String> publish(PublishedRates... records) {
        return node.send(new PublishExchangeRates(BOOK, List.of(records), "ECB"), RITA).result().stream()
                .map(outcome -> {
                    Violation problem = outcome.problem();
                    return problem == null ? outcome.kind().name() : problem.code();
                })
                .toList();
    }

    private List<String> published() {
        return node.events(BOOK.value()).stream()
                .map(ExchangeRatesPublished.class::cast)
                .map(event -> event.publishedOn() + " "
                        + event.quotes().stream()
                                .map(quote -> quote.currency().getCurrencyCode())
                                .toList())
                .toList();
    }

    /** @param quotes such as {@code USD 1.1884} */
    static PublishedRates rates(String day, String... quotes) {
        SequencedMap<Currency, BigDecimal> perBase = new LinkedHashMap<>();
        Arrays.stream(quotes)
                .map(quote -> quote.split(" "))
                .forEach(quote -> perBase.put(Currency.getInstance(quote[0]), new BigDecimal(quote[1])));
        return new PublishedRates(LocalDate.parse(day), EUR, perBase);
    }
}
