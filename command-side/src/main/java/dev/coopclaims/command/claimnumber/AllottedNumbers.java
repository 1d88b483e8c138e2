package dev.coopclaims.command.claimnumber;

import dev.coopclaims.command.dispatch.Shell;
import dev.coopclaims.command.dispatch.ShellRepository;
import dev.coopclaims.kernel.claim.ClaimNumbersAllotted;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;

/** The shell in which Axon keeps the allotted claim numbers of a period (C-2). */
@AggregateRoot(type = "ClaimNumbers")
public class AllottedNumbers extends Shell<AllottedNumbersState, ClaimNumbersAllotted> {

    public AllottedNumbers() {
        super(AllottedNumbersState.KIND);
    }

    /** The repository that writes its events. */
    public static ShellRepository<AllottedNumbers, AllottedNumbersState, ClaimNumbersAllotted> in(
            EventStore eventStore) {
        return new ShellRepository<>(
                AllottedNumbersState.KIND, AllottedNumbers.class, AllottedNumbers::new, eventStore);
    }
}
