package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import org.axonframework.serialization.Revision;

/**
 * Originals were not produced in time (V-8). The request stays open until they arrive.
 *
 * @param request what was asked for
 * @param due the deadline that passed
 */
@Revision("1")
public record OriginalsOverdue(ClaimId claim, OrganisationId organisation, OriginalsRequestId request, Deadline due)
        implements ClaimEvent {}
