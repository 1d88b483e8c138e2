package dev.coopclaims.command.preapproval;

import dev.coopclaims.command.dispatch.Shell;
import dev.coopclaims.command.dispatch.ShellRepository;
import dev.coopclaims.kernel.preapproval.PreApprovalEvent;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;

/** The shell in which Axon keeps a pre-approval (P-4). */
@AggregateRoot(type = "PreApproval")
public class PreApproval extends Shell<PreApprovalState, PreApprovalEvent> {

    public PreApproval() {
        super(PreApprovalState.KIND);
    }

    /** The repository that writes its events. */
    public static ShellRepository<PreApproval, PreApprovalState, PreApprovalEvent> in(EventStore eventStore) {
        return new ShellRepository<>(PreApprovalState.KIND, PreApproval.class, PreApproval::new, eventStore);
    }
}
