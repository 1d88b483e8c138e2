package dev.coopclaims.eventstore.axon;

import dev.coopclaims.eventstore.append.Appender;
import dev.coopclaims.eventstore.bson.BsonSerializer;
import dev.coopclaims.eventstore.log.CommitCut;
import dev.coopclaims.eventstore.log.CommitLog;
import dev.coopclaims.eventstore.log.CommitPage;
import dev.coopclaims.eventstore.log.StoredCommit;
import dev.coopclaims.eventstore.log.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.bson.RawBsonDocument;

/**
 * Reads several streams as of one moment: from one snapshot of the server, or up to the log's end as it was before any
 * of them was read. A commit is one document and positions are dense, so everything before that end is one consistent
 * cut, on every server, however reads and writes interleave.
 */
final class StreamsAtOneMoment {
    private static final int PAGE_COMMITS = 1_000;

    private final Appender appender;
    private final BsonSerializer serializer;
    private final EventUpcaster upcasters;

    StreamsAtOneMoment(Appender appender, BsonSerializer serializer, EventUpcaster upcasters) {
        this.appender = appender;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /**
     * The events of each stream from a sequence on.
     *
     * @param from by stream, the first wanted sequence; a commit begins there, or it lies behind the stream's end
     * @return the events by stream; streams without such events are missing
     */
    Map<String, List<DomainEventMessage<?>>> read(Map<String, Long> from) {
        if (from.isEmpty()) {
            return Map.of();
        }
        CommitLog log = appender.log();
        CommitCut cut = log.commitsAtOneMoment(from, PAGE_COMMITS);
        Map<String, List<DomainEventMessage<?>>> read = new HashMap<>();
        Map<String, List<StoredEvent>> stored =
                cut.page().more() ? oneByOne(from, log.tail().nextPosition()) : of(cut.page(), from, cut.end());
        KeysAhead.of(stored.values().stream().flatMap(List::stream).toList(), serializer);
        stored.forEach((stream, events) -> {
            appender.heads().observe(stream, events.getLast().sequence());
            appender.meters().read(events.size());
            read.put(stream, messages(stream, events));
        });
        return read;
    }

    private List<DomainEventMessage<?>> messages(String stream, List<StoredEvent> events) {
        List<DomainEventMessage<?>> messages = new ArrayList<>(events.size());
        EventStreamUtils.upcastAndDeserializeDomainEvents(
                        events.stream().map(event -> StoredEntries.domain(event, stream)), serializer, upcasters)
                .forEachRemaining(messages::add);
        return messages;
    }

    private static Map<String, List<StoredEvent>> of(CommitPage page, Map<String, Long> from, long end) {
        Map<String, List<StoredEvent>> events = new HashMap<>();
        for (RawBsonDocument commit : page.commits()) {
            for (StoredEvent event : StoredCommit.of(commit).events()) {
                Long first = event.stream() == null ? null : from.get(event.stream());
                if (first != null && event.sequence() >= first && event.position() < end) {
                    events.computeIfAbsent(event.stream(), stream -> new ArrayList<>())
                            .add(event);
                }
            }
        }
        return events;
    }

    /** Reads long streams page by page. */
    private Map<String, List<StoredEvent>> oneByOne(Map<String, Long> from, long end) {
        Map<String, List<StoredEvent>> events = new HashMap<>();
        from.forEach((stream, first) -> {
            List<StoredEvent> known = StreamSupport.stream(
                            new StreamSpliterator(appender, stream, first, PAGE_COMMITS), false)
                    .filter(event -> event.position() < end)
                    .toList();
            if (!known.isEmpty()) {
                events.put(stream, known);
            }
        });
        return events;
    }
}
