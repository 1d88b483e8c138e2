package dev.coopclaims.command.dispatch;

import dev.coopclaims.command.decision.EventStream;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.DomainEvent;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;

/**
 * Writes decided events by Axon's own means. It does not read: it makes a shell around the state that the decision
 * used. It needs no locks: {@link FairKeyLocks} queue contended streams, and the store's unique index decides every race.
 *
 * @param <A> the shell
 */
public final class ShellRepository<A extends Shell<S, E>, S, E extends DomainEvent> extends EventSourcingRepository<A> {
    private static final String DECIDED_ON = ShellRepository.class.getName() + ".decidedOn.";

    private final StreamKind<S, E> kind;
    private final Supplier<A> shell;
    private final EventStore eventStore;

    /**
     * @param aggregate the shell's class
     * @param shell makes an empty one
     */
    public ShellRepository(StreamKind<S, E> kind, Class<A> aggregate, Supplier<A> shell, EventStore eventStore) {
        super(EventSourcingRepository.builder(aggregate).eventStore(eventStore).lockFactory(NullLockFactory.INSTANCE));
        if (!aggregateModel().type().equals(kind.type())) {
            throw new IllegalArgumentException(
                    "the shell of " + kind + " has the type " + aggregateModel().type());
        }
        this.kind = kind;
        this.shell = shell;
        this.eventStore = eventStore;
    }

    StreamKind<S, E> kind() {
        return kind;
    }

    /** Applies the events in the current unit of work, after its earlier events. */
    void write(AggregateId id, EventStream<?, ?> decidedOn, List<DomainEvent> events) {
        if (managedAggregates(CurrentUnitOfWork.get()).containsKey(id.value())) {
            load(id.value()).execute(known -> known.record(events));
        } else if (decidedOn.version() < 0) {
            create(events);
        } else {
            CurrentUnitOfWork.get().root().resources().put(DECIDED_ON + id.value(), decidedOn);
            Aggregate<A> known = load(id.value());
            known.execute(loaded -> loaded.record(events));
        }
    }

    private void create(List<DomainEvent> events) {
        try {
            newInstance(() -> {
                A created = shell.get();
                created.record(events);
                return created;
            });
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException("could not create a " + kind, failed);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the decision's state is of this kind
    protected EventSourcedAggregate<A> doLoadWithLock(String aggregateIdentifier, Long expectedVersion) {
        EventStream<S, E> decidedOn = CurrentUnitOfWork.get().root().getResource(DECIDED_ON + aggregateIdentifier);
        if (decidedOn == null) {
            return super.doLoadWithLock(aggregateIdentifier, expectedVersion);
        }
        A restored = shell.get();
        restored.restore(aggregateIdentifier, decidedOn.state());
        return EventSourcedAggregate.reconstruct(
                restored,
                aggregateModel(),
                decidedOn.version(),
                false,
                eventStore,
                NoSnapshotTriggerDefinition.INSTANCE.prepareTrigger(
                        aggregateModel().entityClass()));
    }
}
