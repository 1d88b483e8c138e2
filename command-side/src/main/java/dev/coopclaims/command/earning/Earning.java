package dev.coopclaims.command.earning;

import dev.coopclaims.command.dispatch.Shell;
import dev.coopclaims.command.dispatch.ShellRepository;
import dev.coopclaims.kernel.earning.EarningRegistered;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;

/** The shell in which Axon keeps an earning record (F-1). */
@AggregateRoot(type = "Earning")
public class Earning extends Shell<EarningRegistered, EarningRegistered> {

    public Earning() {
        super(EarningDecisions.KIND);
    }

    /** The repository that writes its events. */
    public static ShellRepository<Earning, EarningRegistered, EarningRegistered> in(EventStore eventStore) {
        return new ShellRepository<>(EarningDecisions.KIND, Earning.class, Earning::new, eventStore);
    }
}
