package dev.coopclaims.command.claim;

import dev.coopclaims.command.dispatch.Shell;
import dev.coopclaims.command.dispatch.ShellRepository;
import dev.coopclaims.kernel.claim.ClaimEvent;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;

/** The shell in which Axon keeps a claim: a partner starts it, adds costs and documents and submits it; a reviewer
 * approves or rejects it. */
@AggregateRoot(type = "Claim")
public class Claim extends Shell<ClaimState, ClaimEvent> {

    public Claim() {
        super(ClaimState.KIND);
    }

    /** The repository that writes its events. */
    public static ShellRepository<Claim, ClaimState, ClaimEvent> in(EventStore eventStore) {
        return new ShellRepository<>(ClaimState.KIND, Claim.class, Claim::new, eventStore);
    }
}
