package dev.coopclaims.query.projection;

import dev.coopclaims.kernel.refusal.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The views of one read, each waited for when it is first asked for. They know which views were read, so that the position
 * of an answer is true whatever the queries below it read. For one thread.
 */
public final class AwaitedViews implements Views {
    /** Waits for nothing. */
    public static final long ANY_POSITION = Progress.NOTHING;

    private final Projections projections;
    private final long wanted;
    private final long deadlineNanos;
    private final Map<View<?>, Standing> begun = new LinkedHashMap<>();

    AwaitedViews(Projections projections, long wanted, long waitMillis) {
        this.projections = projections;
        this.wanted = wanted;
        this.deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
    }

    /**
     * The documents of the view, as new as is wanted.
     *
     * @throws Refusal UNAVAILABLE while the view is being filled, or when it did not come to the wanted position in time
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
        if (!reached(view)) {
            throw Refusal.of(
                    Refusal.Kind.UNAVAILABLE,
                    "the view " + view.name() + " has not come to position " + wanted + " in time; try again soon");
        }
        return requireAnswering(view);
    }

    private boolean reached(View<?> view) {
        long leftMillis = Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime()));
        try {
            return projections.awaitPosition(view, wanted, leftMillis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Standing requireAnswering(View<?> view) {
        Standing standing = projections.standing(view);
        if (!standing.answers()) {
            throw beingRebuilt(view);
        }
        return standing;
    }

    /**
     * Everything up to here is in all that was read.
     *
     * @throws IllegalStateException when nothing was read
     */
    public long position() {
        return begun.values().stream()
                .mapToLong(Standing::position)
                .min()
                .orElseThrow(() -> new IllegalStateException("a read reads at least one view"));
    }

    /**
     * Makes sure that no view was emptied under the reader: a rebuild that began meanwhile may be over again.
     *
     * @throws Refusal UNAVAILABLE when what was read may be a mixture
     */
    public void requireWhole() {
        begun.forEach((view, standing) -> {
            if (!projections.standing(view).continues(standing)) {
                throw beingRebuilt(view);
            }
        });
    }

    private static Refusal beingRebuilt(View<?> view) {
        return Refusal.of(Refusal.Kind.UNAVAILABLE, "the view " + view.name() + " is being rebuilt; try again soon");
    }
}
