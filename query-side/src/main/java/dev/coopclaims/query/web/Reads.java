package dev.coopclaims.query.web;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.people.Names;
import dev.coopclaims.query.projection.AwaitedViews;
import dev.coopclaims.query.projection.Projections;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Begins reads. Thread-safe. */
public final class Reads {

    public static final String MIN_POSITION = "Min-Position";
    public static final String VIEW_POSITION = "View-Position";
    /** Says {@code true} when lists and sums of the answer may lack what stands still (record 56); absent otherwise. */
    public static final String INCOMPLETE = "Incomplete";

    /** The longest time that a read waits for {@code Min-Position}. */
    public static final long DEFAULT_WAIT_MILLIS = 5_000;

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final Projections projections;
    private final Names names;
    private final long waitMillis;

    /** @param names looks up people's names */
    public Reads(Projections projections, Names names) {
        this(projections, names, DEFAULT_WAIT_MILLIS);
    }

    /** @param waitMillis the longest time that a read waits for {@code Min-Position}, in all its views together */
    public Reads(Projections projections, Names names, long waitMillis) {
        this.projections = projections;
        this.names = names;
        this.waitMillis = waitMillis;
    }

    /**
     * Begins a read; nothing is waited for until a view is asked for.
     *
     * @throws Refusal MALFORMED when {@code Min-Position} is not a position
     */
    public Read begin(Actor actor, HttpServletRequest request) {
        return new Read(actor, request, projections.views(wanted(request.getHeader(MIN_POSITION)), waitMillis), names);
    }

    private static long wanted(@Nullable String position) {
        if (position == null) {
            return AwaitedViews.ANY_POSITION;
        }
        if (!POSITION.matcher(position).matches()) {
            throw Refusal.of(RequestCode.POSITION_EXPECTED, MIN_POSITION);
        }
        return Long.parseLong(position);
    }
}
