package dev.coopclaims.benchmarks.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/**
 * What one commit holds.
 *
 * @param events in all
 * @param aggregates over which the events are spread evenly, each of them new
 */
record CommitShape(int events, int aggregates) {

    static final CommitShape ONE_EVENT = new CommitShape(1, 1);

    static final String TYPE = "Claim";

    private static final List<ClaimNoted> SAMPLES = ClaimNoted.samples(1_024);
    private static final MetaData META = MetaData.with("traceId", "4bf92f3577b34da6a3ce929d0e0e4736")
            .and("userId", "person-0192f3a7")
            .and("source", "dealer-portal");

    /** The name used in the output and the results. */
    String label() {
        String counted = events + (events == 1 ? " event" : " events");
        return aggregates == 1 ? counted : counted + " of " + aggregates + " aggregates";
    }

    /** The events of a new commit; every aggregate in it is new. */
    List<DomainEventMessage<?>> next() {
        List<String> streams = new ArrayList<>(aggregates);
        for (int i = 0; i < aggregates; i++) {
            streams.add(timeOrderedId());
        }
        List<DomainEventMessage<?>> commit = new ArrayList<>(events);
        for (int i = 0; i < events; i++) {
            commit.add(event(streams.get(i % aggregates), i / aggregates));
        }
        return commit;
    }

    /** An event with the current time. */
    static DomainEventMessage<?> event(String stream, long sequence) {
        return new GenericDomainEventMessage<>(TYPE, stream, sequence, anyPayload(), META);
    }

    /** An event with a given time. */
    static DomainEventMessage<?> eventAt(Instant time, String stream, long sequence) {
        return new GenericDomainEventMessage<>(
                TYPE, stream, sequence, anyPayload(), META, UUID.randomUUID().toString(), time);
    }

    /** Events of one stream that follow one another. */
    static List<DomainEventMessage<?>> continuing(String stream, long firstSequence, int count) {
        List<DomainEventMessage<?>> commit = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            commit.add(event(stream, firstSequence + i));
        }
        return commit;
    }

    /** Some payload. */
    static ClaimNoted anyPayload() {
        return SAMPLES.get(ThreadLocalRandom.current().nextInt(SAMPLES.size()));
    }

    /**
     * An id of the kind the application uses (UUID version 7); time order keeps inserts local in every candidate's
     * index.
     */
    static String timeOrderedId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (System.currentTimeMillis() << 16) | 0x7000L | random.nextInt(1 << 12);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
