package dev.coopclaims.app.admission;

import org.jspecify.annotations.Nullable;

/**
 * The places of the request that this thread works on: one of all, and one of its organisation's own. While the request
 * waits for its client, others have both: otherwise, a few clients that send or read slowly would hold all of them. Used
 * by the request's thread only.
 */
public final class Turn {
    private static final ThreadLocal<@Nullable Turn> CURRENT = new ThreadLocal<>();

    private final Places all;
    private @Nullable Places own;
    private boolean away;

    private Turn(Places all) {
        this.all = all;
    }

    /** The request has taken a place. */
    static Turn begin(Places all) {
        Turn turn = new Turn(all);
        CURRENT.set(turn);
        return turn;
    }

    void end() {
        CURRENT.remove();
        if (away) {
            all.stayAway();
        } else {
            all.giveBack();
        }
    }

    /** The turn of the request that this thread works on; null if it needs no place. */
    static @Nullable Turn current() {
        return CURRENT.get();
    }

    /**
     * Takes one of its organisation's places too. While it waits for that one, others have its place of all, and it queues
     * for that one again like all others; its refusal is answered without a place.
     *
     * @return false when too many of the organisation wait already or no place became free in time
     */
    boolean takeOwn(Places ofOrganisation) throws InterruptedException {
        if (ofOrganisation.takeIfFree()) {
            own = ofOrganisation;
            return true;
        }
        leave();
        if (!ofOrganisation.take()) {
            return false;
        }
        own = ofOrganisation;
        if (all.take()) {
            all.stayAway();
            away = false;
            return true;
        }
        ofOrganisation.giveBack();
        own = null;
        return false;
    }

    /** The request is answered. What of the answer still waits for the client does not count for the organisation. */
    void endOwn() {
        if (own != null) {
            if (away) {
                own.stayAway();
            } else {
                own.giveBack();
            }
            own = null;
        }
    }

    /** From now on the request waits for its client; nothing happens if it has no place. */
    public static void leave() {
        Turn turn = CURRENT.get();
        if (turn != null && !turn.away) {
            turn.away = true;
            if (turn.own != null) {
                turn.own.leave();
            }
            turn.all.leave();
        }
    }

    /** The client has done its part; returns when there is a place again. */
    public static void comeBack() {
        Turn turn = CURRENT.get();
        if (turn != null && turn.away) {
            // Its own first: nobody holds a place of all while it waits for one of its organisation.
            if (turn.own != null) {
                turn.own.takeAgain();
            }
            turn.all.takeAgain();
            turn.away = false;
        }
    }
}
