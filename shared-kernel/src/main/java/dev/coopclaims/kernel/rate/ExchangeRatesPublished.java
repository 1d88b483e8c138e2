package dev.coopclaims.kernel.rate;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * A day's rates were imported, or further currencies of that day (F-5). A rate never changes.
 *
 * @param organisation the vendor's, whose book of rates it is
 * @param publishedOn the day on which the source published them
 * @param quotes at least one; each currency once
 * @param source who published them, for example a central bank
 */
@Revision("1")
public record ExchangeRatesPublished(
        ExchangeRatesId rates,
        OrganisationId organisation,
        LocalDate publishedOn,
        Currency base,
        List<Quote> quotes,
        String source)
        implements DomainEvent {
    public ExchangeRatesPublished {
        quotes = List.copyOf(quotes);
    }
}
