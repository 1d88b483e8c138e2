package dev.coopclaims.command.hold;

import dev.coopclaims.command.dispatch.Shell;
import dev.coopclaims.command.dispatch.ShellRepository;
import dev.coopclaims.kernel.hold.HoldEvent;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;

/** The shell in which Axon keeps the holds on one claim or organisation (H-5). */
@AggregateRoot(type = "Holds")
public class Holds extends Shell<HoldsState, HoldEvent> {

    public Holds() {
        super(HoldsState.KIND);
    }

    /** The repository that writes its events. */
    public static ShellRepository<Holds, HoldsState, HoldEvent> in(EventStore eventStore) {
        return new ShellRepository<>(HoldsState.KIND, Holds.class, Holds::new, eventStore);
    }
}
