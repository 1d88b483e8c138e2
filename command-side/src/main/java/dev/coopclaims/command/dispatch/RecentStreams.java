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
 * Streams as they were a moment ago, kept in memory, and by one read of the log as they are now, whoever wrote on whatever
 * node. Only what is stored is remembered, and it is immutable.
 */
public final class RecentStreams {
    private final LogReader log;
    private final Cache<AggregateId, EventStream<?, ?>> recent;

    /** @param max how many streams are remembered at most */
    public RecentStreams(LogReader log, int max) {
        this.log = log;
        this.recent = Caffeine.newBuilder().maximumSize(max).build();
    }

    /** As they were a moment ago; what is not remembered is read. */
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

    /** As they are now, all of them at one moment of the log. */
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
                    throw new IllegalStateException("a gap in " + id.value() + " behind " + now.version());
                }
                now = now.after((DomainEvent) event.getPayload());
            }
            return now;
        });
        Streams now = new Streams(streams);
        remember(now);
        return now;
    }

    /** They are stored: whoever asks from now on starts from them. */
    void remember(Streams stored) {
        stored.all().forEach((id, stream) -> {
            if (stream.kind().remembered() && stream.version() >= 0) {
                recent.asMap().merge(id, stream, (old, newer) -> newer.version() > old.version() ? newer : old);
            }
        });
    }
}
