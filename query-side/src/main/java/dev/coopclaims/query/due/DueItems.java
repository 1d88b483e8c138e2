package dev.coopclaims.query.due;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.projection.Views;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The due list as sweeps read it, on a process that need not run the view.
 *
 * @param views the view as it stands; one that is behind makes a sweep late, or has it find something done
 * @param kinds what is swept
 * @param complete whether the view is complete: while it is filled it shows what was due long ago
 */
public record DueItems(Views views, Set<DueKind> kinds, BooleanSupplier complete) {

    public DueItems {
        kinds = Set.copyOf(kinds);
    }

    /** Everything is swept. */
    public DueItems(Views views, BooleanSupplier complete) {
        this(views, Set.of(DueKind.values()), complete);
    }

    boolean isComplete() {
        return complete.getAsBoolean();
    }

    /**
     * What is due, in the order in which it became due.
     *
     * @param last what it comes after; absent for the beginning
     * @param limit 1 to 1,000
     */
    List<ViewDocument<DueItem>> due(Instant now, @Nullable ViewDocument<DueItem> last, int limit) {
        // By kind, so that items of a kind that is not swept are not read over every time.
        Bson due = and(in(DueItem.KIND, kinds.stream().map(Enum::name).toList()), lte(DueItem.DUE, now));
        return views.of(DueItem.VIEW)
                .find(
                        last == null ? due : and(due, behind(last)),
                        Sorts.ascending(DueItem.DUE, ViewDocument.KEY),
                        limit);
    }

    private static Bson behind(ViewDocument<DueItem> last) {
        Instant due = last.content().due();
        return and(
                gte(DueItem.DUE, due),
                or(gt(DueItem.DUE, due), and(eq(DueItem.DUE, due), gt(ViewDocument.KEY, last.key()))));
    }

    /** Those of these items that are there, at most 1,000. */
    Map<String, DueItem> present(Collection<String> items) {
        Map<String, DueItem> there = new HashMap<>();
        views.of(DueItem.VIEW).findAll(items).forEach((key, document) -> there.put(key, document.content()));
        return there;
    }
}
