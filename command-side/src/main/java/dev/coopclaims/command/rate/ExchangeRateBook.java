package dev.coopclaims.command.rate;

import dev.coopclaims.command.dispatch.Shell;
import dev.coopclaims.command.dispatch.ShellRepository;
import dev.coopclaims.kernel.rate.ExchangeRatesPublished;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;

/** The shell in which Axon keeps the exchange rates of a year (F-5). */
@AggregateRoot(type = "ExchangeRates")
public class ExchangeRateBook extends Shell<RatesOfYear, ExchangeRatesPublished> {

    public ExchangeRateBook() {
        super(RatesOfYear.KIND);
    }

    /** The repository that writes its events. */
    public static ShellRepository<ExchangeRateBook, RatesOfYear, ExchangeRatesPublished> in(EventStore eventStore) {
        return new ShellRepository<>(RatesOfYear.KIND, ExchangeRateBook.class, ExchangeRateBook::new, eventStore);
    }
}
