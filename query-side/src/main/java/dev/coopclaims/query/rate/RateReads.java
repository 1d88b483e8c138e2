package dev.coopclaims.query.rate;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.rate.ExchangeRate;
import dev.coopclaims.kernel.rate.ExchangeRatesId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.time.KnownYears;
import dev.coopclaims.query.projection.ViewReader;
import dev.coopclaims.query.web.Read;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The exchange rate that holds on a day (F-5). */
@RestController
@Tag(name = "Exchange rates")
public final class RateReads {
    private final Clock clock;

    public RateReads(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/api/exchange-rates")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(
            summary = "The rate between two currencies that holds on a day, with its date and source",
            description = "F-5: the last one that was published on or before the day, in its year or the year before.")
    public ResponseEntity<RateBody> rate(
            @Parameter(description = "a currency, such as EUR") @RequestParam String from,
            @Parameter(description = "another currency, such as USD") @RequestParam String to,
            @Parameter(description = "a day such as 2026-10-01; default: today in UTC")
                    @RequestParam(required = false)
                    @Nullable
                    String on,
            Read read) {
        Currency given = currency(from, "/from");
        Currency wanted = currency(to, "/to");
        LocalDate day = on == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : day(on);
        ViewReader<PublishedYear> years = read.of(PublishedYear.VIEW);
        Optional<ExchangeRate> rate = given.equals(wanted)
                ? Optional.empty()
                : Stream.of(day, day.minusYears(1))
                        .map(ExchangeRatesId::of)
                        .flatMap(year -> years.find(year.value()).stream())
                        .flatMap(year -> year.content().between(given, wanted, day).stream())
                        .findFirst();
        return read.one(RateBody.of(rate.orElseThrow(() -> Refusal.of(RequestCode.NO_SUCH_RATE, given, wanted, day))));
    }

    private static Currency currency(String code, String path) {
        try {
            return Money.zero(Money.currencyOf(code)).currency();
        } catch (IllegalArgumentException unknown) {
            throw Refusal.malformed(List.of(RefusalCode.RATE_CURRENCY_UNKNOWN.at(path, code)));
        }
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (KnownYears.hold(day)) {
                return day;
            }
        } catch (DateTimeException malformed) {
            throw noDay(text);
        }
        throw noDay(text);
    }

    private static Refusal noDay(String text) {
        return Refusal.malformed(List.of(RefusalCode.RATE_DAY_INVALID.at("/on", text)));
    }
}
