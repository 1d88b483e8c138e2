package dev.coopclaims.query.due;

import com.mongodb.client.model.Indexes;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.query.projection.View;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is due at an instant, as the events told it; it is gone once an event says that it happened or is no longer
 * needed.
 *
 * @param subject the aggregate that it concerns; items of one subject are done in order
 * @param organisation whose it is
 * @param due from this instant on it is to be done
 * @param deadline the deadline that it rests on, as people were told it; absent if there is none
 */
public record DueItem(
        DueKind kind,
        String subject,
        OrganisationId organisation,
        Instant due,
        @Nullable Deadline deadline) {
    static final String KIND = "kind";
    static final String DUE = "due";
    private static final String BETWEEN = ".";

    public static final View<DueItem> VIEW = new View<>(
            "due",
            1,
            DueItem.class,
            new DueFold(),
            List.of(Indexes.ascending(DUE, "_id"), Indexes.ascending(KIND, DUE, "_id")));

    /** An item whose time is the end of a deadline. */
    static DueItem at(DueKind kind, AggregateId subject, OrganisationId organisation, Deadline deadline) {
        return new DueItem(kind, subject.value(), organisation, deadline.before(), deadline);
    }

    /** The key of the item of a kind that concerns the subject; there is at most one. */
    static String key(AggregateId subject, DueKind kind) {
        return subject.value() + BETWEEN + kind;
    }

    /** The kind that a key names. */
    static DueKind kindOf(String key) {
        return DueKind.valueOf(key.substring(key.lastIndexOf(BETWEEN) + 1));
    }
}
