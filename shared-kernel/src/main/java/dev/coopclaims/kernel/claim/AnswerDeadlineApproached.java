package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import org.axonframework.serialization.Revision;

/**
 * The deadline for answering a request is near (V-6).
 *
 * @param answerDue the deadline, as it was told
 * @param daysLeft how many days there are after today, until the last day that still counts
 */
@Revision("1")
public record AnswerDeadlineApproached(ClaimId claim, OrganisationId organisation, Deadline answerDue, int daysLeft)
        implements ClaimEvent {}
