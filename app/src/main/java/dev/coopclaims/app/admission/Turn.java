package dev.coopclaims.app.admission;

import org.jspecify.annotations.Nullable;

/**
 * The place of the request that this thread works on. While the request waits for its client, others have the place:
 * otherwise, a few clients that send or read slowly would hold all of them. Used by the request's thread only.
 */
public final class Turn {
    private static final ThreadLocal<@Nullable Turn> CURRENT = new ThreadLocal<>();

    private final Places places;
    private boolean away;
    private @Nullable Share share;

    private Turn(Places places) {
        this.places = places;
    }

    /** The request has taken a place. */
    static Turn begin(Places places) {
        Turn turn = new Turn(places);
        CURRENT.set(turn);
        return turn;
    }

    void end() {
        CURRENT.remove();
        if (away) {
            places.stayAway();
        } else {
            places.giveBack();
        }
    }

    /** What its organisation has of the places, which others have too while the request waits for its client. */
    static void of(Share share) {
        Turn turn = CURRENT.get();
        if (turn != null) {
            turn.share = share;
        }
    }

    /** From now on the request waits for its client; nothing happens if it has no place. */
    public static void leave() {
        Turn turn = CURRENT.get();
        if (turn != null && !turn.away) {
            turn.away = true;
            if (turn.share != null) {
                turn.share.leave();
            }
            turn.places.leave();
        }
    }

    /** The client has done its part; returns when there is a place again. */
    public static void comeBack() {
        Turn turn = CURRENT.get();
        if (turn != null && turn.away) {
            turn.places.takeAgain();
            turn.away = false;
            if (turn.share != null) {
                turn.share.comeBack();
            }
        }
    }
}
