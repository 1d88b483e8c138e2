package dev.coopclaims.command.fund;

import dev.coopclaims.command.dispatch.Shell;
import dev.coopclaims.command.dispatch.ShellRepository;
import dev.coopclaims.kernel.fund.FundEvent;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;

/** The shell in which Axon keeps a co-op fund. */
@AggregateRoot(type = "Fund")
public class Fund extends Shell<FundState, FundEvent> {

    public Fund() {
        super(FundState.KIND);
    }

    /** The repository that writes its events. */
    public static ShellRepository<Fund, FundState, FundEvent> in(EventStore eventStore) {
        return new ShellRepository<>(FundState.KIND, Fund.class, Fund::new, eventStore);
    }
}
