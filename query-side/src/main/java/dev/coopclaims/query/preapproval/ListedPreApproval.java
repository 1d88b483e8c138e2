package dev.coopclaims.query.preapproval;

import com.mongodb.client.model.Indexes;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.query.people.Author;
import dev.coopclaims.query.projection.View;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pre-approval (P-4); its id is the key.
 *
 * @param description what is planned, in the partner's words
 * @param requested the requested amount
 * @param location where the activity is to run; absent when not said
 * @param activityStart the first planned day; absent when not said
 * @param activityEnd the last planned day; absent when not said
 * @param decision absent before the decision
 * @param draws what claims draw on it, ordered by last change; none is zero
 * @param version the sequence of its last event; commands take it as {@code If-Match}
 */
public record ListedPreApproval(
        OrganisationId organisation,
        String programme,
        String activity,
        EarningPeriod period,
        String description,
        Money requested,
        @Nullable String location,
        @Nullable LocalDate activityStart,
        @Nullable LocalDate activityEnd,
        PreApprovalStatus status,
        Instant requestedAt,
        Author requestedBy,
        @Nullable Decision decision,
        List<Draw> draws,
        long version) {

    /** One document per pre-approval. */
    public static final View<ListedPreApproval> VIEW = new View<>(
            "preapprovals",
            2,
            ListedPreApproval.class,
            new PreApprovalFold(),
            List.of(
                    Indexes.descending("requestedAt", "_id"),
                    Indexes.compoundIndex(
                            Indexes.ascending("organisation"), Indexes.descending("requestedAt", "_id"))));

    public ListedPreApproval {
        draws = List.copyOf(draws);
    }

    /**
     * The decision.
     *
     * @param granted the limit of all draws together; absent when it was declined
     * @param until the last day on which the activity may end; absent likewise
     * @param text the reason for declining, or the note on granting, which may be empty
     */
    public record Decision(
            @Nullable Money granted, @Nullable LocalDate until, String text, Instant at, Author by) {}

    /** What a claim draws on it. */
    public record Draw(ClaimId claim, Money amount) {}

    ListedPreApproval at(long sequence) {
        return new ListedPreApproval(
                organisation,
                programme,
                activity,
                period,
                description,
                requested,
                location,
                activityStart,
                activityEnd,
                status,
                requestedAt,
                requestedBy,
                decision,
                draws,
                sequence);
    }

    /** The total that claims draw on it. */
    Money used() {
        return draws.stream().map(Draw::amount).reduce(Money.zero(requested.currency()), Money::plus);
    }
}
