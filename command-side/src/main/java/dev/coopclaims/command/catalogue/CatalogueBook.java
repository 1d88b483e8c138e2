package dev.coopclaims.command.catalogue;

import dev.coopclaims.command.dispatch.Shell;
import dev.coopclaims.command.dispatch.ShellRepository;
import dev.coopclaims.kernel.catalogue.CatalogueEvent;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;

/** The shell in which Axon keeps the versions of the catalogue (domain.md §3). */
@AggregateRoot(type = "Catalogue")
public class CatalogueBook extends Shell<CatalogueState, CatalogueEvent> {

    public CatalogueBook() {
        super(CatalogueState.KIND);
    }

    /** The repository that writes its events. */
    public static ShellRepository<CatalogueBook, CatalogueState, CatalogueEvent> in(EventStore eventStore) {
        return new ShellRepository<>(CatalogueState.KIND, CatalogueBook.class, CatalogueBook::new, eventStore);
    }
}
