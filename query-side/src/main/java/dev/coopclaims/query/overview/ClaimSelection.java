package dev.coopclaims.query.overview;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.claim.ClaimStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which claims a list shows, besides what its reader may see.
 *
 * @param statuses the statuses that occur in it
 * @param organisation the only organisation; null: any
 * @param period the label of the only earning period; null: any
 * @param reviewer the id of the only reviewer; null: any or none
 * @param awaitsPartner only claims that may wait for the partner's people
 * @param wanted the other conditions that stay the same from page to page
 * @param narrowed the conditions that depend on the clock; a cursor stays valid while they change
 * @param words what a search asks of the stored words, one condition for each of its words, the longest first
 * @param due the conditions on the next deadline that depend on the clock
 */
public record ClaimSelection(
        Set<ClaimStatus> statuses,
        @Nullable String organisation,
        @Nullable String period,
        @Nullable String reviewer,
        boolean awaitsPartner,
        List<Bson> wanted,
        List<Bson> narrowed,
        List<Bson> words,
        List<Bson> due) {

    public ClaimSelection {
        statuses = Set.copyOf(statuses);
        wanted = List.copyOf(wanted);
        narrowed = List.copyOf(narrowed);
        words = List.copyOf(words);
        due = List.copyOf(due);
    }

    /**
     * Claims in these statuses.
     *
     * @param reviewer to whom they are assigned; null: to anybody or nobody
     * @param wanted further conditions that stay the same from page to page
     * @param narrowed those that depend on the clock or on the reader's memberships
     */
    public static ClaimSelection of(
            Set<ClaimStatus> statuses, @Nullable String reviewer, List<Bson> wanted, Bson narrowed) {
        return new ClaimSelection(
                statuses, null, null, reviewer, false, wanted, List.of(narrowed), List.of(), List.of());
    }

    /**
     * Claims of one organisation that may wait for its people.
     *
     * @param wanted further conditions that stay the same from page to page
     * @param narrowed those that depend on the clock
     */
    public static ClaimSelection awaitingPartner(List<Bson> wanted, Bson narrowed) {
        return new ClaimSelection(
                EnumSet.allOf(ClaimStatus.class),
                null,
                null,
                null,
                true,
                wanted,
                List.of(narrowed),
                List.of(),
                List.of());
    }

    /** The conditions that stay the same from page to page. */
    Bson stable() {
        List<Bson> all = new ArrayList<>(List.of(limited()));
        all.addAll(words);
        all.addAll(wanted);
        return Filters.and(all);
    }

    /** Whether an index that begins with {@link #limited} leaves no other condition. */
    boolean isPlain() {
        return wanted.isEmpty() && narrowed.isEmpty() && due.isEmpty() && words.isEmpty();
    }

    /** The conditions that an index begins with. */
    Bson limited() {
        List<Bson> all = new ArrayList<>();
        all.add(awaitsPartner ? Filters.eq(ListedClaim.AWAITS_PARTNER, true) : in(statuses));
        add(all, ListedClaim.ORGANISATION, organisation);
        add(all, ListedClaim.PERIOD, period);
        add(all, ListedClaim.REVIEWER_ID, reviewer);
        return Filters.and(all);
    }

    /** The others. */
    Bson changing() {
        List<Bson> all = new ArrayList<>(narrowed);
        all.addAll(due);
        return all.isEmpty() ? new BsonDocument() : Filters.and(all);
    }

    private static void add(List<Bson> all, String field, @Nullable String value) {
        if (value != null) {
            all.add(Filters.eq(field, value));
        }
    }

    /** That a claim is in one of these statuses. */
    public static Bson in(Collection<ClaimStatus> statuses) {
        // Sorted, because a cursor is valid only for the same filter.
        return Filters.in(
                ListedClaim.STATUS,
                statuses.stream().sorted().map(ClaimStatus::name).toList());
    }
}
