package dev.coopclaims.query.projection;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import dev.coopclaims.query.follow.EventLog;
import dev.coopclaims.query.follow.Follower;
import dev.coopclaims.query.follow.FollowerGroup;
import dev.coopclaims.query.follow.Share;
import dev.coopclaims.query.follow.Start;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running view: its collection, what it does with events as a follower of the log, and its rebuild meanwhile. */
final class Projection<V extends Record> implements Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

    private final StoredView<V> stored;
    private final MongoDatabase database;
    private final ViewReader<V> reader;
    private final OverfullCount overfull;
    private final ViewAvailability availability;
    private final ParkedKeys<V> deadLetters;
    private final EventLog log;
    private final ProjectionSettings settings;
    private final FollowerGroup group;
    private final AtomicBoolean rebuilding = new AtomicBoolean();
    private volatile @Nullable Throwable rebuildError;
    private volatile @Nullable Long eventsPerSecond;

    /** @param group follows the log for it, once it is added */
    Projection(
            View<V> view,
            MongoDatabase database,
            ViewStates states,
            EventLog log,
            ProjectionSettings settings,
            FollowerGroup group) {
        this.stored = new StoredView<>(database, view);
        this.database = database;
        this.reader = view.neededByEveryAnswer()
                ? new CachedReader<>(stored, stored.cache(), () -> group.isOurs(this))
                : stored;
        this.overfull = new OverfullCount(stored, System::nanoTime);
        this.availability = new ViewAvailability(view, states, log::head);
        stored.noteParking(parkingNote());
        this.deadLetters = new ParkedKeys<>(stored, availability, log);
        this.log = log;
        this.settings = settings;
        this.group = group;
    }

    private ParkingNote parkingNote() {
        return new ParkingNote() {
            @Override
            public void take() {
                availability.park();
            }

            @Override
            public boolean isTaken() {
                return standing().parked();
            }
        };
    }

    ViewReader<V> reader() {
        return reader;
    }

    View<V> view() {
        return stored.view();
    }

    /** Finds out whether the view is complete, and creates what is missing of its indexes then; else they follow its filling. */
    void prepare() {
        if (standing().answers()) {
            stored.indexes().create();
        }
    }

    @Override
    public String name() {
        return view().collection();
    }

    @Override
    public Start start() {
        return Start.BEGINNING;
    }

    /** Every segment receives every event and applies only its own keys: one event may touch documents of two segments. */
    @Override
    public Hand takeUp(Share share) {
        ViewWriter<V> writer = new ViewWriter<>(stored, share, log, settings.rememberedBytes());
        return events -> {
            if (!availability.isFilling(events.getLast().position())) {
                stored.indexes().require();
            }
            writer.apply(events);
        };
    }

    /** What was removed long ago has left nothing behind that would keep it away, and comes up again on the way. */
    @Override
    public void goesBack() {
        if (log.head() != EventLog.NOTHING) {
            availability.goBack();
        }
    }

    @Override
    public void claimed() {
        availability.forget();
        stored.cache().clear();
        stored.indexes().look();
    }

    @Override
    public void lost() {
        stored.cache().clear();
    }

    @Override
    public void moved() {
        if (!availability.isKnownComplete()) {
            rememberCompletion();
        }
    }

    /**
     * Where the view stands, whichever process runs it.
     *
     * @throws com.mongodb.MongoException when that had to be looked up and the lookup failed
     */
    Standing standing() {
        return availability.standing(group.isOurs(this), () -> group.position(this), () -> group.positionNow(this));
    }

    /**
     * Where the view stands for a read that asks {@link #standing} at its end: then one look into the database is enough.
     *
     * @throws com.mongodb.MongoException as there
     */
    Standing standingForRead() {
        Standing lately = group.isOurs(this) ? null : availability.lately(() -> group.position(this));
        return lately == null ? standing() : lately;
    }

    /** Waits until the view has reached a position; false when it timed out. */
    boolean await(long position, long timeoutMillis) throws InterruptedException {
        return group.await(this, position, timeoutMillis);
    }

    /** @param head the last position of the log */
    ProjectionStatus status(long head) {
        Standing standing = standing();
        return new ProjectionStatus(
                view().name(),
                standing.position(),
                head,
                isRebuilding() || !standing.answers(),
                eventsPerSecond,
                lastError(),
                overfull.documents(),
                standing.parked() ? deadLetters.count() : 0);
    }

    ParkedKeys<V> deadLetters() {
        return deadLetters;
    }

    /**
     * Takes the right to rebuild the view.
     *
     * @return false when somebody already has it
     */
    boolean beginRebuild() {
        return rebuilding.compareAndSet(false, true);
    }

    /** The processes that run the view. */
    List<String> nodes() {
        return group.nodes();
    }

    /** Whether this process runs the view, so that it can rebuild it. */
    boolean isRunHere() {
        return group.isWhole(this);
    }

    /**
     * Rebuilds the view from the log, emptied or in a second collection, and hands over to the group at the exact
     * position. Needs and releases what {@link #beginRebuild} took.
     *
     * @throws RuntimeException when it failed; the group then fills the view, or continues with it as it was
     */
    void rebuild() {
        try {
            if (view().neededByEveryAnswer() && standing().answers()) {
                rebuildBeside();
            } else {
                rebuildNow();
            }
        } finally {
            rebuilding.set(false);
        }
    }

    boolean isRebuilding() {
        return rebuilding.get();
    }

    private void rebuildNow() {
        rebuildError = null;
        eventsPerSecond = null;
        try (FollowerGroup.Held held = group.hold(this)) {
            // If this process ends now, the view is filled from there.
            held.store(EventLog.NOTHING);
            refill(held);
        } catch (RuntimeException failed) {
            rebuildError = failed;
            throw failed;
        } finally {
            rememberCompletion();
        }
    }

    private void refill(FollowerGroup.Held held) {
        long answersFrom = log.head();
        try {
            held.requireHeld();
            availability.beginFilling();
            stored.clear(held::requireHeld);
            answersFrom = fill(held);
            deadLetters.settle();
        } finally {
            // After a failure the group fills the view, which answers from the position at which the log ended at
            // first.
            availability.endFilling(answersFrom);
        }
    }

    private void rebuildBeside() {
        rebuildError = null;
        eventsPerSecond = null;
        long startedNanos = System.nanoTime();
        try {
            new RebuildBeside<>(database, stored, log, settings)
                    .run(
                            position -> eventsPerSecond = perSecond(position + 1, startedNanos),
                            group.claimed(),
                            () -> group.hold(this));
            deadLetters.settle();
        } catch (RuntimeException failed) {
            rebuildError = failed;
            throw failed;
        }
    }

    private long fill(FollowerGroup.Held held) {
        long startedNanos = System.nanoTime();
        long reached = new Rebuild<>(log, stored, settings, held::requireHeld).run(0, position -> {
            held.tell(position);
            eventsPerSecond = perSecond(position + 1, startedNanos);
        });
        stored.indexes().require();
        held.store(reached);
        LOG.info("view {} rebuilt up to position {}, {} events/s", view().name(), reached, eventsPerSecond);
        return reached;
    }

    private static long perSecond(long events, long startedNanos) {
        return (long) (events * 1e9 / Math.max(1, System.nanoTime() - startedNanos));
    }

    private void rememberCompletion() {
        try {
            standing();
        } catch (MongoException outOfReach) {
            LOG.debug("whether {} is complete is checked at the next event or reader", view().name(), outOfReach);
        }
    }

    private @Nullable String lastError() {
        return Optional.ofNullable(group.error(this))
                .or(() -> Optional.ofNullable(rebuildError))
                .map(ProjectionStatus::described)
                .orElse(null);
    }
}
