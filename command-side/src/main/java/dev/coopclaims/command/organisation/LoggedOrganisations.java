package dev.coopclaims.command.organisation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * The organisations as the log has them now, for callers outside a command, such as the gate in front of reads on a
 * node without commands. States stay in memory, so that each call reads only the events after them.
 */
public final class LoggedOrganisations implements Organisations {
    private static final long MAX_ORGANISATIONS = 10_000;

    private final EventStore eventStore;
    private final Cache<OrganisationId, Known> known;

    public LoggedOrganisations(EventStore eventStore) {
        this.eventStore = eventStore;
        this.known = Caffeine.newBuilder().maximumSize(MAX_ORGANISATIONS).build();
    }

    /** @param version the sequence number of its last event */
    private record Known(OrganisationState state, long version) {}

    @Override
    public Optional<OrganisationState> find(OrganisationId organisation) {
        Known before = known.getIfPresent(organisation);
        @Nullable OrganisationState state = before == null ? null : before.state();
        long version = before == null ? -1 : before.version();
        DomainEventStream events = eventStore.readEvents(organisation.value(), version + 1);
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            state = OrganisationState.evolve(state, (OrganisationEvent) event.getPayload());
            version = event.getSequenceNumber();
        }
        if (state == null) {
            return Optional.empty();
        }
        Known now = new Known(state, version);
        known.asMap().merge(organisation, now, (one, other) -> one.version() < other.version() ? other : one);
        return Optional.of(state);
    }
}
