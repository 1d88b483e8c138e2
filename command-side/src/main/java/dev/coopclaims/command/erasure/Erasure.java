package dev.coopclaims.command.erasure;

import dev.coopclaims.command.dispatch.Shell;
import dev.coopclaims.command.dispatch.ShellRepository;
import dev.coopclaims.kernel.erasure.ErasureEvent;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;

/** The shell in which Axon keeps what was asked and done about erasing one subject (H-6). */
@AggregateRoot(type = "Erasure")
public class Erasure extends Shell<ErasureState, ErasureEvent> {

    public Erasure() {
        super(ErasureState.KIND);
    }

    /** The repository that writes its events. */
    public static ShellRepository<Erasure, ErasureState, ErasureEvent> in(EventStore eventStore) {
        return new ShellRepository<>(ErasureState.KIND, Erasure.class, Erasure::new, eventStore);
    }
}
