package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/** The partner answered a yes/no question on which the activity's proof depends (P-5). */
@Revision("1")
public record ActivityQuestionAnswered(ClaimId claim, OrganisationId organisation, String question, boolean answer)
        implements ClaimEvent {}
