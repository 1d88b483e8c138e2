package dev.coopclaims.command.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.coopclaims.kernel.AggregateId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;

/**
 * Loads aggregates from a recent state plus the events after it, so that a load is always fresh, whoever wrote on
 * whatever node, and yet one small read. Without locks: {@link Lanes} queue what is hot, the store's unique index decides
 * every race, and {@link Commands} tries again.
 *
 * <p>Only committed states are remembered, and they are immutable: each load makes a shell of its own around one. To Axon
 * that shell is a snapshot event that is never stored.
 *
 * @param <T> the shell
 * @param <S> its immutable state
 */
public final class RecentStateRepository<T, S> extends EventSourcingRepository<T> {
    private static final String FETCHED = RecentStateRepository.class.getName();

    private final EventStore eventStore;
    private final String type;
    private final Function<T, S> stateOf;
    private final Function<S, T> shellOf;
    private final ToLongFunction<S> vendorOnlyEvents;
    private final Cache<String, Recent<S>> recent;

    /**
     * Of aggregates whose every event both sides see.
     *
     * @param shell the class of the aggregate
     * @param stateOf takes the state out of a shell
     * @param shellOf makes a new shell around a state
     * @param recentStates how many states are remembered at most
     */
    public RecentStateRepository(
            Class<T> shell, Function<T, S> stateOf, Function<S, T> shellOf, EventStore eventStore, int recentStates) {
        this(shell, stateOf, shellOf, ignored -> 0, eventStore, recentStates);
    }

    /**
     * As the other one.
     *
     * @param vendorOnlyEvents how many of the aggregate's events a partner does not see (H-2): its version is as much lower
     */
    public RecentStateRepository(
            Class<T> shell,
            Function<T, S> stateOf,
            Function<S, T> shellOf,
            ToLongFunction<S> vendorOnlyEvents,
            EventStore eventStore,
            int recentStates) {
        super(EventSourcingRepository.builder(shell).eventStore(eventStore).lockFactory(NullLockFactory.INSTANCE));
        this.eventStore = eventStore;
        this.type = aggregateModel().type();
        this.stateOf = stateOf;
        this.shellOf = shellOf;
        this.vendorOnlyEvents = vendorOnlyEvents;
        this.recent = Caffeine.newBuilder().maximumSize(recentStates).build();
    }

    private record Recent<S>(S state, long version) {}

    /**
     * The aggregate as it is now, with what this unit of work did to it; empty when it has no event.
     *
     * @throws dev.coopclaims.kernel.refusal.Refusal when it is the command's target and not at the expected version
     */
    public Optional<Aggregate<T>> find(AggregateId id) {
        Map<String, ?> managed = managedAggregates(CurrentUnitOfWork.get());
        if (!managed.containsKey(id.value())) {
            // Looked at here, because Axon's load logs a warning for what does not exist.
            DomainEventStream events = fresh(id.value());
            if (!events.hasNext()) {
                return Optional.empty();
            }
            fetched().put(id.value(), events);
        }
        Aggregate<T> aggregate = load(id.value());
        if (Receipt.CURRENT.isBound()) {
            Receipt.CURRENT.get().loaded(id.value(), aggregate.version(), aggregate.invoke(this::vendorOnly));
        }
        return Optional.of(aggregate);
    }

    /** The state of {@link #find}, to be looked at only. */
    public Optional<S> state(AggregateId id) {
        return find(id).map(aggregate -> aggregate.invoke(stateOf));
    }

    /**
     * A new aggregate, whose constructor applies its first event. That it exists already is told at the commit, as a
     * conflict.
     */
    public Aggregate<T> create(Callable<T> constructor) {
        try {
            return newInstance(constructor);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception failed) {
            throw new IllegalStateException("could not create a " + type, failed);
        }
    }

    @Override
    protected DomainEventStream readEvents(String aggregateIdentifier) {
        DomainEventStream events = fetched().remove(aggregateIdentifier);
        return events == null ? fresh(aggregateIdentifier) : events;
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String aggregateIdentifier, Long expectedVersion) {
        EventSourcedAggregate<T> aggregate = super.doLoadWithLock(aggregateIdentifier, expectedVersion);
        remember(aggregate);
        rememberAfterCommit(aggregate);
        return aggregate;
    }

    @Override
    protected EventSourcedAggregate<T> doCreateNewForLock(Callable<T> factoryMethod) throws Exception {
        EventSourcedAggregate<T> aggregate = super.doCreateNewForLock(factoryMethod);
        rememberAfterCommit(aggregate);
        return aggregate;
    }

    private DomainEventStream fresh(String id) {
        Recent<S> known = recent.getIfPresent(id);
        if (known == null) {
            return eventStore.readEvents(
                    id, 0); // with a first sequence it does not look for snapshots, which nobody stores
        }
        GenericDomainEventMessage<T> start =
                new GenericDomainEventMessage<>(type, id, known.version(), shellOf.apply(known.state()));
        return DomainEventStream.concat(DomainEventStream.of(start), eventStore.readEvents(id, known.version() + 1));
    }

    private void rememberAfterCommit(EventSourcedAggregate<T> aggregate) {
        CurrentUnitOfWork.get().root().afterCommit(committed -> {
            remember(aggregate);
            if (Receipt.CURRENT.isBound()) {
                Receipt.CURRENT
                        .get()
                        .stored(
                                aggregate.identifierAsString(),
                                aggregate.version(),
                                vendorOnly(aggregate.getAggregateRoot()));
            }
        });
    }

    private long vendorOnly(T shell) {
        return vendorOnlyEvents.applyAsLong(stateOf.apply(shell));
    }

    private void remember(EventSourcedAggregate<T> aggregate) {
        Recent<S> now = new Recent<>(stateOf.apply(aggregate.getAggregateRoot()), aggregate.version());
        recent.asMap()
                .merge(
                        aggregate.identifierAsString(),
                        now,
                        (old, newer) -> newer.version() > old.version() ? newer : old);
    }

    private Map<String, DomainEventStream> fetched() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(FETCHED + type, key -> new HashMap<>());
    }
}
