package dev.coopclaims.command.exception;

import dev.coopclaims.command.dispatch.Shell;
import dev.coopclaims.command.dispatch.ShellRepository;
import dev.coopclaims.kernel.exception.ExceptionEvent;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateRoot;

/** The shell in which Axon keeps the exceptions of one organisation. */
@AggregateRoot(type = "Exceptions")
public class ExceptionBook extends Shell<ExceptionsState, ExceptionEvent> {

    public ExceptionBook() {
        super(ExceptionsState.KIND);
    }

    /** The repository that writes its events. */
    public static ShellRepository<ExceptionBook, ExceptionsState, ExceptionEvent> in(EventStore eventStore) {
        return new ShellRepository<>(ExceptionsState.KIND, ExceptionBook.class, ExceptionBook::new, eventStore);
    }
}
