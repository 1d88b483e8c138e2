package dev.coopclaims.app.wiring.erasure;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.erasure.ErasureStatus;
import dev.coopclaims.query.erasure.ListedErasure;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.Views;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;

/**
 * Tells which erasures are to be carried out, or asked again what they wait for. Each look takes some of those under way, of
 * those due and of those that wait, and the next look goes on behind them, so that however many wait or fail, the others have
 * their turn. What has to be kept until a day is asked again before it every hour too: the day moves when a claim is decided
 * anew. For one thread.
 */
final class DueErasures {
    /** How many of each status are carried out together: they wait for other nodes at the same time. */
    static final int MAX_AT_ONCE = 100;

    private static final Duration KEPT_ASKED_EVERY = Duration.ofHours(1);

    private final Views views;
    private final InstantSource clock;
    private final InstantSource wallClock;
    private final Map<ErasureStatus, String> behind = new EnumMap<>(ErasureStatus.class);
    private Instant keptAsked = Instant.MIN;
    private boolean askingKept;

    /**
     * @param views as they stand
     * @param clock the business clock
     */
    DueErasures(Views views, InstantSource clock, InstantSource wallClock) {
        this.views = views;
        this.clock = clock;
        this.wallClock = wallClock;
    }

    List<ViewDocument<ListedErasure>> next() {
        List<ViewDocument<ListedErasure>> next = new ArrayList<>(turn(ErasureStatus.UNDER_WAY));
        next.addAll(turn(ErasureStatus.DUE));
        if (!behind.containsKey(ErasureStatus.WAITING)) {
            Instant now = wallClock.instant();
            askingKept = keptAsked.isBefore(now.minus(KEPT_ASKED_EVERY));
            keptAsked = askingKept ? now : keptAsked;
        }
        boolean all = askingKept;
        next.addAll(turn(ErasureStatus.WAITING).stream()
                .filter(one -> all || mayBeDue(one))
                .toList());
        return next;
    }

    private List<ViewDocument<ListedErasure>> turn(ErasureStatus status) {
        String last = behind.get(status);
        Bson of = Filters.eq(ListedErasure.STATUS, status.name());
        List<ViewDocument<ListedErasure>> found = views.of(ListedErasure.VIEW)
                .find(
                        last == null ? of : Filters.and(of, Filters.gt(ViewDocument.KEY, last)),
                        Sorts.ascending(ViewDocument.KEY),
                        MAX_AT_ONCE);
        if (found.size() < MAX_AT_ONCE) {
            behind.remove(status);
        } else {
            behind.put(status, found.getLast().key());
        }
        return found;
    }

    private boolean mayBeDue(ViewDocument<ListedErasure> one) {
        Deadline keepUntil = one.content().keepUntil();
        return keepUntil == null || keepUntil.isOver(clock.instant());
    }
}
