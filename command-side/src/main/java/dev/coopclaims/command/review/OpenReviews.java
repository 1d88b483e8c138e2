package dev.coopclaims.command.review;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.List;

/**
 * The open reviews of a reviewer. The answer may be a moment old and never decides: the caller looks at each claim
 * itself, and a missed review is given back as soon as somebody else wants to take it ({@link Reviewers#lost}).
 */
@FunctionalInterface
public interface OpenReviews {
    /** The maximum number of claims in an answer, so that they fit in one commit. */
    int MAX_CLAIMS = 300;

    /** Knows of no reviews. */
    OpenReviews NONE = (organisation, reviewer) -> List.of();

    /**
     * The organisation's claims assigned to the reviewer, including those that wait for an answer; at most
     * {@link #MAX_CLAIMS}.
     */
    List<ClaimId> of(OrganisationId organisation, UserId reviewer);
}
