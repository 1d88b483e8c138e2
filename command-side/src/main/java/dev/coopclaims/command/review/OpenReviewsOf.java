package dev.coopclaims.command.review;

import dev.coopclaims.command.decision.Question;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import java.util.List;

/** Which claims of the organisation are assigned to the reviewer (V-1); answered by {@link OpenReviews}. */
public record OpenReviewsOf(OrganisationId organisation, UserId reviewer) implements Question<List<ClaimId>> {}
