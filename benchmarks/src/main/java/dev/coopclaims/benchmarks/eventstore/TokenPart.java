package dev.coopclaims.benchmarks.eventstore;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.TrackingToken;

/**
 * Measures the event store's token after 1, 100,000 and 1,000,000 events; the peers' tokens are measured while reading.
 */
final class TokenPart {

    private static final long[] EVENTS = {1, 100_000, 1_000_000};
    private static final int EVENTS_PER_COMMIT = 250;
    private static final int CALLERS = 16;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Setting setting;

    TokenPart(Setting setting) {
        this.setting = setting;
    }

    void run() {
        Table table = new Table("token as JSON, by number of events", "events", "bytes");
        try (AxonStore store = setting.own().openEmpty()) {
            long stored = 0;
            for (long events : EVENTS) {
                append(store, events - stored);
                stored = events;
                int bytes = bytesAtEnd(store, events);
                table.row("%,d".formatted(events), Integer.toString(bytes));
                setting.results().put(bytes, "tokenBytes", Long.toString(events));
            }
        }
        table.print(setting.out());
        setting.results().write();
    }

    private static void append(AxonStore store, long events) {
        AtomicLong left = new AtomicLong(events);
        Fill.parallel(CALLERS, LIMIT, caller -> {
            for (long before = left.getAndAdd(-EVENTS_PER_COMMIT);
                    before > 0;
                    before = left.getAndAdd(-EVENTS_PER_COMMIT)) {
                int count = (int) Math.min(before, EVENTS_PER_COMMIT);
                store.append(CommitShape.continuing(CommitShape.timeOrderedId(), 0, count));
            }
        });
    }

    private static int bytesAtEnd(AxonStore store, long events) {
        TrackingToken head = store.engine().createHeadToken();
        if (head == null || head.position().orElse(-1) != events - 1 || store.storedEvents() != events) {
            throw new IllegalStateException("After " + events + " events the head is " + head);
        }
        return AxonStore.tokenBytes(head);
    }
}
