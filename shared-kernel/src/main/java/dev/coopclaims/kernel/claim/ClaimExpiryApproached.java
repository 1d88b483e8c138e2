package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import org.axonframework.serialization.Revision;

/**
 * The deadline of a draft is near (C-12).
 *
 * @param submitBy the deadline, as it was told
 * @param daysLeft how many days there are after today, until the last day that still counts
 */
@Revision("1")
public record ClaimExpiryApproached(ClaimId claim, OrganisationId organisation, Deadline submitBy, int daysLeft)
        implements ClaimEvent {}
