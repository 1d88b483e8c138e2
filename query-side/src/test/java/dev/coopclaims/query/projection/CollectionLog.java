package dev.coopclaims.query.projection;

import static com.mongodb.client.model.Filters.gte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.LogCursor;
import dev.coopclaims.query.follow.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;

/** A log in a collection that several processes read: its documents hold a position and no more, which says everything. */
final class CollectionLog implements EventLog, AutoCloseable {
    private static final long LOOK_MILLIS = 5;
    private static final int HOT_KEYS = 5;
    private static final int EVENTS_OF_A_KEY = 100;

    private final MongoCollection<Document> events;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread watching;
    private volatile long known = NOTHING;
    private volatile boolean closed;

    CollectionLog(MongoDatabase database) {
        this.events = database.getCollection("events");
        this.watching = Thread.ofVirtual().unstarted(this::watch);
        watching.start();
    }

    /** Appends some events at once, for one writer. */
    void append(long fromPosition, int some) {
        events.insertMany(LongStream.range(fromPosition, fromPosition + some)
                .mapToObj(position -> new Document("_id", position))
                .toList());
    }

    private void watch() {
        while (!closed) {
            long head = head();
            if (head > known) {
                known = head;
                listeners.forEach(Runnable::run);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
            closed |= Thread.interrupted();
        }
    }

    /** Members of an organisation that comes and goes, and of one that always comes again. */
    static RecordedEvent event(long position) {
        String organisation =
                position % 2 == 0 ? "org-hot-" + position / 2 % HOT_KEYS : "org-new-" + position / EVENTS_OF_A_KEY;
        return new RecordedEvent(
                position,
                "event-" + position,
                "coop.organisation.MemberAdded",
                "1",
                organisation,
                position,
                Instant.EPOCH,
                Instant.EPOCH,
                new MemberAdded(new OrganisationId(organisation), new UserId("user"), "Ann", null, Role.PARTNER_USER),
                Map.of());
    }

    @Override
    public long head() {
        Document last = events.find().sort(Sorts.descending("_id")).limit(1).first();
        return last == null ? NOTHING : last.getLong("_id");
    }

    @Override
    public long knownHead() {
        return known;
    }

    @Override
    public void onNews(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public LogCursor from(long position) {
        return new LogCursor() {
            private long next = position;

            @Override
            public List<RecordedEvent> next(int maxEvents) {
                List<RecordedEvent> read = new ArrayList<>();
                for (Document event : events.find(gte("_id", next))
                        .sort(Sorts.ascending("_id"))
                        .limit(maxEvents)) {
                    read.add(event(event.getLong("_id")));
                }
                next += read.size();
                return read;
            }

            @Override
            public long bytes() {
                return next;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    @Override
    public Stream<RecordedEvent> of(Set<String> streams, long upTo) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long positionAt(Instant recordedAt) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        closed = true;
    }
}
