package dev.coopclaims.command.review;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.List;

/**
 * Whose task which reviews are. It may be a moment old and never decides: who asks looks at each claim itself, and a review
 * that is missed is given back once somebody else wants to take it ({@link Reviewers#lost}).
 */
@FunctionalInterface
public interface OpenReviews {
    /** How many are answered at most, so that one commit holds them. */
    int MAX_CLAIMS = 300;

    /** Knows of none. */
    OpenReviews NONE = (organisation, reviewer) -> List.of();

    /** The organisation's claims whose review is that person's task, also those that wait for an answer; at most {@link #MAX_CLAIMS}. */
    List<ClaimId> of(OrganisationId organisation, UserId reviewer);
}
