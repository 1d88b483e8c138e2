package dev.coopclaims.query.projection;

import com.mongodb.client.MongoDatabase;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.FollowerGroup;
import dev.coopclaims.query.follow.GroupClaims;
import dev.coopclaims.query.follow.LogTail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All views of this node: reading them, their state, waiting for a position, rebuilding. Thread-safe. */
public final class Projections implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);

    private static final long STOP_TIMEOUT_SECONDS = 20;

    /** The group in which the views follow the log. */
    public static final String GROUP = "views";

    private final EventLog log;
    private final FollowerGroup group;
    private final Map<String, Projection<?>> byName = new LinkedHashMap<>();
    /** Each reads the whole log. */
    private final Semaphore retrying = new Semaphore(1);

    private final ExecutorService rebuilds = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("view-rebuilds").daemon().factory());

    /**
     * Nothing runs before {@link #start}.
     *
     * @param views names are unique
     * @param claims of the group {@link #GROUP}
     * @param tail of the process, closed after this
     */
    public Projections(
            MongoDatabase database,
            List<? extends View<?>> views,
            GroupClaims claims,
            LogTail tail,
            ProjectionSettings settings) {
        this.log = tail.log();
        this.group = new FollowerGroup(GROUP, tail, claims, settings.following());
        ViewStates states = new ViewStates(database);
        for (View<?> view : views) {
            Projection<?> projection = new Projection<>(view, database, states, log, settings, group);
            if (byName.put(view.name(), projection) != null) {
                throw new IllegalArgumentException("two views are named " + view.name());
            }
            group.add(projection);
        }
    }

    /** Creates missing indexes and begins to follow the log. */
    public void start() {
        byName.values().forEach(Projection::prepare);
        group.start();
    }

    /**
     * Aborts a running rebuild and stops every view after its current batch. May be called repeatedly, but nothing can be
     * started afterwards.
     */
    @Override
    public void close() {
        rebuilds.shutdownNow();
        try {
            if (!rebuilds.awaitTermination(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a rebuild did not stop within {} s", STOP_TIMEOUT_SECONDS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        group.close();
    }

    /**
     * The views of one read.
     *
     * @param position the log position that the read must include; {@link AwaitedViews#ANY_POSITION} for any
     * @param waitMillis the longest time to wait for that in total
     */
    public AwaitedViews views(long position, long waitMillis) {
        return new AwaitedViews(this, position, waitMillis);
    }

    /** @throws IllegalArgumentException when this node does not have the view */
    <V extends Record> ViewReader<V> reader(View<V> view) {
        return projection(view).reader();
    }

    /**
     * Where the view stands, whichever process runs it.
     *
     * @throws com.mongodb.MongoException when another one does and the database is out of reach
     */
    public Standing standing(View<?> view) {
        return projection(view).standing();
    }

    /** Likewise, for a read that asks {@link #standing} at its end. */
    Standing standingForRead(View<?> view) {
        return projection(view).standingForRead();
    }

    /**
     * Waits until the view has reached a position.
     *
     * @param timeoutMillis the longest time to wait
     * @return false when it timed out
     */
    public boolean awaitPosition(View<?> view, long position, long timeoutMillis) throws InterruptedException {
        return projection(view).await(position, timeoutMillis);
    }

    /** Whether no event has this position yet, as far as the log can tell now. */
    boolean isAhead(long position) {
        return position > log.knownHead() && position > log.head();
    }

    /** Where each view stands, in the order in which the views were given. */
    public List<ProjectionStatus> status() {
        long head = log.head();
        return byName.values().stream()
                .map(projection -> projection.status(head))
                .toList();
    }

    /**
     * Rebuilds a view in the background, one view after the other.
     *
     * @throws Refusal NOT_FOUND for an unknown name; CONFLICT while its rebuild is running or queued, and when another
     *     process runs it
     */
    public void replay(String name) {
        Projection<?> projection = begun(name);
        rebuilds.execute(() -> {
            try {
                projection.rebuild();
            } catch (RuntimeException failed) {
                if (rebuilds.isShutdown()) {
                    LOG.info("view {} was being rebuilt at shutdown; the next start fills it", name);
                    return;
                }
                LOG.error("view {} could not be rebuilt; the group fills it from the start", name, failed);
            }
        });
    }

    /**
     * Rebuilds a view and waits for it.
     *
     * @throws Refusal as {@link #replay}
     */
    public void rebuild(String name) {
        begun(name).rebuild();
    }

    /**
     * The keys of a view that stand still, the first 500.
     *
     * @throws Refusal NOT_FOUND for an unknown name
     */
    public List<DeadLetter> deadLetters(String name) {
        return byName(name).deadLetters().list();
    }

    /**
     * Folds a key that stands still anew, from the first event of the log.
     *
     * @throws Refusal NOT_FOUND for an unknown name and a key that does not stand still; CONFLICT when an event still cannot be
     *     applied, while the view or another key is being made anew, and when only another process may do it
     */
    public void retry(String name, String key) {
        Projection<?> projection = byName(name);
        if (projection.isRebuilding() || !projection.standing().answers()) {
            throw Refusal.conflict(RefusalCode.VIEW_BEING_REBUILT.at("", name));
        }
        if (projection.view().neededByEveryAnswer() && !projection.isRunHere()) {
            throw Refusal.conflict(runElsewhere(projection));
        }
        if (!retrying.tryAcquire()) {
            throw Refusal.conflict(RefusalCode.DEAD_LETTER_BEING_RETRIED.at(""));
        }
        try {
            switch (projection.deadLetters().retry(key)) {
                case APPLIED -> LOG.info("view {}: {} goes on", name, key);
                case FAILED_AGAIN -> throw Refusal.conflict(RefusalCode.DEAD_LETTER_FAILS_AGAIN.at("", key, name));
                case NOT_PARKED -> throw Refusal.of(RequestCode.NO_SUCH_DEAD_LETTER);
            }
        } finally {
            retrying.release();
        }
    }

    /** Whether this process runs a view. */
    boolean isRunHere(String name) {
        return byName(name).isRunHere();
    }

    private Projection<?> begun(String name) {
        Projection<?> projection = byName(name);
        if (!projection.isRebuilding() && !projection.isRunHere()) {
            throw Refusal.conflict(runElsewhere(projection));
        }
        if (!projection.beginRebuild()) {
            throw Refusal.conflict(RefusalCode.VIEW_BEING_REBUILT.at("", name));
        }
        return projection;
    }

    private static Violation runElsewhere(Projection<?> projection) {
        String name = projection.view().name();
        List<String> nodes = projection.nodes();
        return nodes.isEmpty()
                ? RefusalCode.VIEW_RUN_NOWHERE.at("", name)
                : RefusalCode.VIEW_RUN_ELSEWHERE.at("", name, String.join(", ", nodes));
    }

    private Projection<?> byName(String name) {
        Projection<?> projection = byName.get(name);
        if (projection == null) {
            throw Refusal.of(RequestCode.NO_SUCH_VIEW, name);
        }
        return projection;
    }

    // The constructor pairs each view with its projection, so the types agree when the views are equal.
    @SuppressWarnings("unchecked")
    private <V extends Record> Projection<V> projection(View<V> view) {
        Projection<?> projection = byName.get(view.name());
        if (projection == null || !projection.view().equals(view)) {
            throw new IllegalArgumentException("this node does not have the view " + view.name());
        }
        return (Projection<V>) projection;
    }
}
