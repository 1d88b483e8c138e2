package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import org.axonframework.serialization.Revision;

/**
 * The partner has longer to answer what was asked, because the activity is not over yet (C-7). It is never shortened again.
 *
 * @param answerDue until when answers are taken now, later than before; its day ends at the claim's location (V-6, T-5)
 */
@Revision("1")
public record AnswerTimeExtended(ClaimId claim, OrganisationId organisation, Deadline answerDue)
        implements ClaimEvent {}
