package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** A yes/no question on which the activity's proof depends has this answer from now on (P-5). */
@Revision("1")
public record ActivityQuestionAnswered(ClaimId claim, OrganisationId organisation, String question, boolean answer)
        implements ClaimEvent {}
