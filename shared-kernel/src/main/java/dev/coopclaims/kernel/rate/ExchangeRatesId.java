package dev.coopclaims.kernel.rate;

import dev.coopclaims.kernel.AggregateId;
import java.time.LocalDate;

/** The id of the stream of the exchange rates of one calendar year (F-5). */
public record ExchangeRatesId(String value) implements AggregateId {
    public static final String KIND = "rates";

    /** @throws IllegalArgumentException if it is not a valid id */
    public ExchangeRatesId {
        AggregateId.checked(KIND, value);
    }

    /** The year in which a rate of the day is published. */
    public static ExchangeRatesId of(LocalDate day) {
        return new ExchangeRatesId(KIND + "-" + day.getYear());
    }

    @Override
    public String toString() {
        return value;
    }
}
