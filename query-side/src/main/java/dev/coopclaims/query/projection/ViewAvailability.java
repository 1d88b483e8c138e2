package dev.coopclaims.query.projection;

import dev.coopclaims.query.follow.EventLog;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether one view answers. A process that runs all of its segments knows this by itself; every other one asks the
 * database each time, because the process that runs them may begin to fill the view at any moment. Thread-safe; never
 * waits for the database while holding a lock.
 */
final class ViewAvailability {

    private final View<?> view;
    private final ViewStates states;
    private final LongSupplier head;

    private boolean fillingHere;
    /** The state in the database, as long as no other process can have changed it. */
    private ViewStates.@Nullable State known;
    /** What the database said last when something began to stand still or no longer did; outlasts that nothing is known. */
    private ViewStates.@Nullable State note;
    /** What the database said last, maybe long ago. */
    private ViewStates.@Nullable State seen;
    /** Nothing that was read before this filling counts any more. */
    private long newest;
    /** The position from which an unfinished view answers: the end of the log when it was found unfinished. */
    private long answersFrom = EventLog.NOTHING;

    ViewAvailability(View<?> view, ViewStates states, LongSupplier head) {
        this.view = view;
        this.states = states;
        this.head = head;
    }

    /** Another process may have changed the view's state since it was read. */
    synchronized void forget() {
        known = null;
    }

    synchronized boolean isKnownComplete() {
        return known != null && known.complete() && !fillingHere;
    }

    /** Whether it is known that nobody may answer from the view before it has come further than this position. */
    synchronized boolean isFilling(long position) {
        return known != null && !known.complete() && position < answersFrom;
    }

    /** Nobody may answer from the view any more: here from now on, elsewhere once this returns. */
    void beginFilling() {
        synchronized (this) {
            fillingHere = true;
        }
        ViewStates.State begun = states.beginFilling(view);
        synchronized (this) {
            known = begun;
        }
    }

    /** The view, if there was one, goes back, and nobody may answer from it before it has come to the end of the log. */
    void goBack() {
        ViewStates.State back = states.goBack(view);
        if (back != null) {
            synchronized (this) {
                newest = Math.max(newest, back.filling());
                known = null;
                seen = null;
            }
        }
    }

    /** No runner of this process fills the view any more; it answers from this position on. */
    synchronized void endFilling(long position) {
        fillingHere = false;
        answersFrom = position;
    }

    /**
     * Where the view stands; records when it has become complete.
     *
     * @param ours whether this process runs every segment
     * @param position as far as is known without hurry
     * @param positionNow of a moment after the call; asked after the state was read, since an unfinished view's position
     *     was reset before it became unfinished
     */
    Standing standing(boolean ours, LongSupplier position, LongSupplier positionNow) {
        ViewStates.State state;
        boolean filling;
        synchronized (this) {
            filling = fillingHere;
            state = ours || filling ? known : null;
        }
        if (filling) {
            return new Standing(false, position.getAsLong(), state == null ? 0 : state.filling());
        }
        if (state != null && state.parked()) {
            // Any process may try a parked key again.
            state = null;
        }
        if (state == null) {
            state = states.of(view);
            adopt(state);
            synchronized (this) {
                seen = state;
            }
        }
        long reached = (state.complete() ? position : positionNow).getAsLong();
        boolean complete = state.complete() || (isReached(reached) && states.endFilling(view, state.filling()));
        if (complete && !state.complete()) {
            adopt(state.completed());
        }
        return new Standing(complete, reached, state.filling(), state.parked());
    }

    /**
     * Where the view stood when it was looked at last, at its position now; for who looks again when he has read, and then finds
     * out whether it has been emptied since.
     *
     * @return null when it was not complete then, or nobody has looked
     */
    @Nullable
    Standing lately(LongSupplier position) {
        ViewStates.State last;
        synchronized (this) {
            last = fillingHere ? null : seen;
        }
        return last == null || !last.complete()
                ? null
                : new Standing(true, position.getAsLong(), last.filling(), last.parked());
    }

    /** A document of the view is about to stand still, or does now. */
    void park() {
        noted(states.park(view));
    }

    /**
     * Finds out whether documents still stand still.
     *
     * @param isEmpty asked after the state was read
     */
    void settle(BooleanSupplier isEmpty) {
        ViewStates.State read = states.of(view);
        if (read.parked() && isEmpty.getAsBoolean()) {
            noted(states.unpark(view, read));
        }
    }

    private synchronized void noted(ViewStates.State read) {
        if (note == null || note.parkings() <= read.parkings()) {
            note = read;
        }
        ViewStates.State before = known;
        if (before != null && before.filling() == read.filling()) {
            known = before.noting(read);
        }
    }

    private synchronized boolean isReached(long position) {
        return !fillingHere && position >= answersFrom;
    }

    private void adopt(ViewStates.State read) {
        long end = read.complete() ? EventLog.NOTHING : head.getAsLong();
        synchronized (this) {
            if (fillingHere || read.filling() < newest || (known != null && known.filling() > read.filling())) {
                return;
            }
            boolean sameFilling = known != null && known.filling() == read.filling() && !known.complete();
            if (!sameFilling) {
                answersFrom = end;
            }
            // The state may have been read before the last note; how often was noted only grows.
            ViewStates.State newest = known == null ? read : read.noting(known);
            known = note == null ? newest : newest.noting(note);
        }
    }
}
