package dev.coopclaims.command.fund;

import dev.coopclaims.command.dispatch.Shell;
import dev.coopclaims.command.dispatch.ShellRepository;
import dev.coopclaims.kernel.fund.ShortfallEvent;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;

/** The shell in which Axon keeps what corrections could not take from the funds (F-1). */
@AggregateRoot(type = "Shortfall")
public class Shortfall extends Shell<ShortfallState, ShortfallEvent> {

    public Shortfall() {
        super(ShortfallState.KIND);
    }

    /** The repository that writes its events. */
    public static ShellRepository<Shortfall, ShortfallState, ShortfallEvent> in(EventStore eventStore) {
        return new ShellRepository<>(ShortfallState.KIND, Shortfall.class, Shortfall::new, eventStore);
    }
}
