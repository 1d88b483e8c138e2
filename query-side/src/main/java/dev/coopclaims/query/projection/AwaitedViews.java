package dev.coopclaims.query.projection;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.follow.EventLog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The views of one read; each is waited for when it is first asked for. They record which views were read, so that the
 * position of an answer is correct whatever the queries below read. For one thread.
 */
public final class AwaitedViews implements Views {
    /** Waits for nothing. */
    public static final long ANY_POSITION = EventLog.NOTHING;

    /**
     * How long a read waits before it asks whether the position was ever written. Whoever asks for positions to come would
     * otherwise hold a place for requests in work all the time.
     */
    private static final long AHEAD_MILLIS = 250;

    private final Projections projections;
    private final long wanted;
    private final long waitMillis;
    private final long deadlineNanos;
    private final Map<View<?>, Standing> begun = new LinkedHashMap<>();
    private boolean incomplete;

    AwaitedViews(Projections projections, long wanted, long waitMillis) {
        this.projections = projections;
        this.wanted = wanted;
        this.waitMillis = waitMillis;
        this.deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
    }

    /**
     * The documents of the view, at least as new as required.
     *
     * @throws Refusal UNAVAILABLE while the view is being filled, or when it did not reach the required position in
     *     time; NOT_REACHED when the log has not reached it either
     * @throws com.mongodb.MongoException when another process runs the view and the database is out of reach
     */
    @Override
    public <V extends Record> ViewReader<V> of(View<V> view) {
        if (!begun.containsKey(view)) {
            begun.put(view, awaited(view));
        }
        return projections.reader(view);
    }

    private Standing awaited(View<?> view) {
        Standing standing = requireAnswering(view);
        if (wanted == ANY_POSITION) {
            return standing;
        }
        if (!reached(view, Math.min(waitMillis, AHEAD_MILLIS))) {
            if (projections.isAhead(wanted)) {
                throw Refusal.of(RequestCode.LOG_NOT_REACHED, wanted, Math.min(waitMillis, AHEAD_MILLIS));
            }
            if (!reached(view, waitMillis)) {
                throw Refusal.of(RequestCode.VIEW_NOT_REACHED, view.name(), wanted, waitMillis);
            }
        }
        return requireAnswering(view);
    }

    private boolean reached(View<?> view, long millis) {
        long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        try {
            return projections.awaitPosition(view, wanted, Math.max(0, Math.min(leftMillis, millis)));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Standing requireAnswering(View<?> view) {
        Standing standing = projections.standingForRead(view);
        if (!standing.answers()) {
            throw beingRebuilt(view);
        }
        return standing;
    }

    /**
     * The position up to which everything that was read is complete.
     *
     * @throws IllegalStateException when nothing was read
     */
    public long position() {
        return begun.values().stream()
                .mapToLong(Standing::position)
                .min()
                .orElseThrow(() -> new IllegalStateException("A read must read at least one view"));
    }

    /**
     * Checks that no view was emptied during the read; a rebuild that began meanwhile may already have ended.
     *
     * @throws Refusal UNAVAILABLE when the results may be a mixture
     */
    public void requireWhole() {
        begun.forEach((view, standing) -> {
            Standing now = projections.standing(view);
            if (!now.continues(standing)) {
                throw beingRebuilt(view);
            }
            incomplete |= standing.parked() || now.parked();
        });
    }

    /** Whether lists of what was read may lack documents that stand still; known after {@link #requireWhole}. */
    public boolean isIncomplete() {
        return incomplete;
    }

    private static Refusal beingRebuilt(View<?> view) {
        return Refusal.of(RequestCode.VIEW_BEING_FILLED, view.name());
    }
}
