package dev.coopclaims.command.cap;

import dev.coopclaims.command.dispatch.Shell;
import dev.coopclaims.command.dispatch.ShellRepository;
import dev.coopclaims.kernel.cap.CapEvent;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;

/** The shell in which Axon keeps a cap as claims use it (P-3). */
@AggregateRoot(type = "Cap")
public class Cap extends Shell<CapState, CapEvent> {

    public Cap() {
        super(CapState.KIND);
    }

    /** The repository that writes its events. */
    public static ShellRepository<Cap, CapState, CapEvent> in(EventStore eventStore) {
        return new ShellRepository<>(CapState.KIND, Cap.class, Cap::new, eventStore);
    }
}
