package dev.coopclaims.command.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.coopclaims.command.decision.EventStream;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.DomainEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Keeps recent streams in memory and brings them up to date with one read of the log, whichever node has written. Only
 * stored events are remembered, and the states are immutable. What this process stores is remembered at once, so that
 * memory is never behind this process's own commits, only behind those of others.
 */
public final class RecentStreams {
    private final LogReader log;
    private final Cache<AggregateId, Known> recent;
    private final Ticker clock;
    private final OwnLog own;
    private final AtomicLong forgettings = new AtomicLong();

    /**
     * A stream in memory.
     *
     * @param asOfNanos the stream lacks nothing that was stored before then, by the monotonic clock
     */
    private record Known(EventStream<?, ?> stream, long asOfNanos) {
        Known or(Known other) {
            EventStream<?, ?> newer = other.stream.version() > stream.version() ? other.stream : stream;
            return new Known(newer, other.asOfNanos - asOfNanos > 0 ? other.asOfNanos : asOfNanos);
        }
    }

    /** @param max the maximum number of streams in memory */
    public RecentStreams(LogReader log, int max) {
        this(log, max, OwnLog.NOT_KNOWN);
    }

    /**
     * As above.
     *
     * @param own whether memory is all there is
     */
    public RecentStreams(LogReader log, int max, OwnLog own) {
        this(log, max, Ticker.systemTicker(), own);
    }

    /**
     * As above.
     *
     * @param clock a monotonic clock that measures how old a stream in memory is
     */
    public RecentStreams(LogReader log, int max, Ticker clock) {
        this(log, max, clock, OwnLog.NOT_KNOWN);
    }

    private RecentStreams(LogReader log, int max, Ticker clock, OwnLog own) {
        this.own = own;
        this.log = log;
        this.recent = Caffeine.newBuilder().maximumSize(max).build();
        this.clock = clock;
    }

    /**
     * Forgets everything, as when there are too many streams, or when texts in them were erased (H-6). What was read before
     * does not enter afterwards.
     */
    public void forgetAll() {
        forgettings.incrementAndGet();
        recent.invalidateAll();
    }

    /** How often everything was forgotten; to be asked before streams are read that are remembered later. */
    long forgettings() {
        return forgettings.get();
    }

    /** Those of the streams that are in memory, as old as they are. */
    Streams inMemory(Map<AggregateId, StreamKind<?, ?>> wanted) {
        Map<AggregateId, EventStream<?, ?>> found = new HashMap<>();
        wanted.keySet().forEach(id -> {
            Known known = recent.getIfPresent(id);
            if (known != null) {
                found.put(id, known.stream());
            }
        });
        return new Streams(found);
    }

    /**
     * The streams from memory, if all of them are there and, as far as was found out a moment ago, nobody but this process has
     * stored anything since they were read. So they lack at most what another process has stored since that moment.
     *
     * @param begun a stream that begins now: nobody has it, unless somebody has drawn the same id; absent if none does
     */
    Optional<Streams> asSoleWriter(Map<AggregateId, StreamKind<?, ?>> wanted, @Nullable AggregateId begun) {
        OptionalLong since = own.sinceNanos();
        if (since.isEmpty()) {
            return Optional.empty();
        }
        Map<AggregateId, EventStream<?, ?>> found = new HashMap<>();
        for (Map.Entry<AggregateId, StreamKind<?, ?>> one : wanted.entrySet()) {
            AggregateId id = one.getKey();
            Known known = recent.getIfPresent(id);
            if (known == null && id.equals(begun)) {
                found.put(id, one.getValue().empty());
            } else if (known == null || known.asOfNanos() - since.getAsLong() <= 0) {
                return Optional.empty();
            } else {
                found.put(id, known.stream());
            }
        }
        return Optional.of(new Streams(found));
    }

    /** The streams as they are now, all at one moment of the log. */
    Streams now(Map<AggregateId, StreamKind<?, ?>> wanted) {
        long before = forgettings();
        Map<AggregateId, EventStream<?, ?>> streams = new HashMap<>();
        Map<String, Long> from = new HashMap<>();
        wanted.forEach((id, kind) -> {
            Known known = recent.getIfPresent(id);
            EventStream<?, ?> start = known == null ? kind.empty() : known.stream();
            streams.put(id, start);
            from.put(id.value(), start.version() + 1);
        });
        long askedNanos = clock.read();
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
        remember(now, askedNanos, before);
        return now;
    }

    /**
     * The streams with what this process has stored since they were read. Those of other processes may be missing, so
     * only the store's index says whether a decision on them holds. All are read again if one of them is no longer in
     * memory, since what this process has stored in it is then unknown.
     *
     * @return the same streams, if there is nothing newer in memory
     */
    Streams withOwn(Streams read) {
        Map<AggregateId, EventStream<?, ?>> newer = new HashMap<>();
        for (Map.Entry<AggregateId, EventStream<?, ?>> one : read.all().entrySet()) {
            Known known = recent.getIfPresent(one.getKey());
            if (known == null && isRemembered(one.getValue())) {
                Map<AggregateId, StreamKind<?, ?>> all = new HashMap<>();
                read.all().forEach((id, stream) -> all.put(id, stream.kind()));
                return now(all);
            }
            if (known != null && known.stream().version() > one.getValue().version()) {
                newer.put(one.getKey(), known.stream());
            }
        }
        return newer.isEmpty() ? read : read.and(new Streams(newer));
    }

    private static boolean isRemembered(EventStream<?, ?> stream) {
        return stream.kind().remembered() && stream.version() >= 0;
    }

    /**
     * A stream that lacks at most what other processes have stored within the age; read if memory has none so young.
     *
     * @param age {@link Duration#ZERO} reads in any case
     */
    @SuppressWarnings("unchecked") // a stream is kept with the kind it was read as
    public <S, E extends DomainEvent> EventStream<S, E> atMost(Duration age, StreamKind<S, E> kind, AggregateId id) {
        Known known = recent.getIfPresent(id);
        if (known != null && clock.read() - known.asOfNanos() < age.toNanos()) {
            return (EventStream<S, E>) known.stream();
        }
        return now(Map.of(id, kind)).stream(kind, id);
    }

    /** The time by the monotonic clock that measures the age of streams. */
    long nanos() {
        return clock.read();
    }

    /**
     * Remembers streams; later reads start from them.
     *
     * @param asOfNanos they lack nothing that was stored before then
     * @param forgettings as they were before they were read
     */
    void remember(Streams known, long asOfNanos, long forgettings) {
        known.all().forEach((id, stream) -> {
            // Also that there is none: many commands look at what most claims and organisations do not have.
            if (stream.kind().remembered()) {
                recent.asMap().compute(id, (same, before) -> {
                    Known read = new Known(stream, asOfNanos);
                    if (forgettings != forgettings()) {
                        return before;
                    }
                    return before == null ? read : before.or(read);
                });
            }
        });
    }
}
