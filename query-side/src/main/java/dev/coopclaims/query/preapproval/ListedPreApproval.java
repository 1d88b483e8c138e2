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
 * @param requested for how much it was asked
 * @param decision absent while nobody has decided
 * @param draws what claims draw on it, whose draw changed last at the end; none is zero
 * @param version the sequence of its last event: what commands take as {@code If-Match}
 */
public record ListedPreApproval(
        OrganisationId organisation,
        String programme,
        String activity,
        EarningPeriod period,
        String description,
        Money requested,
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
     * How it was decided.
     *
     * @param granted the bound of all draws together; absent when it was declined
     * @param until the last day on which the activity may end; absent likewise
     * @param text the reason of a refusal, or the note to a grant, which may be empty
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
                status,
                requestedAt,
                requestedBy,
                decision,
                draws,
                sequence);
    }

    /** What claims draw on it in all. */
    Money used() {
        return draws.stream().map(Draw::amount).reduce(Money.zero(requested.currency()), Money::plus);
    }
}
