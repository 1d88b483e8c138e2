package dev.coopclaims.command.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.coopclaims.command.decision.EventStream;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.DomainEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Keeps recent streams in memory and brings them up to date with one read of the log, whichever node has written. Only
 * stored events are remembered, and the states are immutable.
 */
public final class RecentStreams {
    private final LogReader log;
    private final Cache<AggregateId, EventStream<?, ?>> recent;

    /** @param max the maximum number of streams in memory */
    public RecentStreams(LogReader log, int max) {
        this.log = log;
        this.recent = Caffeine.newBuilder().maximumSize(max).build();
    }

    /** The streams as they were a moment ago; those not in memory are read. */
    Streams recent(Map<AggregateId, StreamKind<?, ?>> wanted) {
        Map<AggregateId, EventStream<?, ?>> found = new HashMap<>();
        Map<AggregateId, StreamKind<?, ?>> missing = new HashMap<>();
        wanted.forEach((id, kind) -> {
            EventStream<?, ?> known = recent.getIfPresent(id);
            if (known == null) {
                missing.put(id, kind);
            } else {
                found.put(id, known);
            }
        });
        return missing.isEmpty() ? new Streams(found) : new Streams(found).and(now(missing));
    }

    /** The streams as they are now, all at one moment of the log. */
    Streams now(Map<AggregateId, StreamKind<?, ?>> wanted) {
        Map<AggregateId, EventStream<?, ?>> streams = new HashMap<>();
        Map<String, Long> from = new HashMap<>();
        wanted.forEach((id, kind) -> {
            EventStream<?, ?> known = recent.getIfPresent(id);
            EventStream<?, ?> start = known == null ? kind.empty() : known;
            streams.put(id, start);
            from.put(id.value(), start.version() + 1);
        });
        Map<String, List<DomainEventMessage<?>>> events = log.read(from);
        streams.replaceAll((id, start) -> {
            EventStream<?, ?> now = start;
            for (DomainEventMessage<?> event : events.getOrDefault(id.value(), List.of())) {
                if (event.getSequenceNumber() != now.version() + 1) {
                    throw new IllegalStateException("a gap in " + id.value() + " after " + now.version());
                }
                now = now.after((DomainEvent) event.getPayload());
            }
            return now;
        });
        Streams now = new Streams(streams);
        remember(now);
        return now;
    }

    /** Remembers streams that have just been stored; later reads start from them. */
    void remember(Streams stored) {
        stored.all().forEach((id, stream) -> {
            if (stream.kind().remembered() && stream.version() >= 0) {
                recent.asMap().merge(id, stream, (old, newer) -> newer.version() > old.version() ? newer : old);
            }
        });
    }
}
