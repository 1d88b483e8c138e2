package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import org.axonframework.serialization.Revision;

/**
 * The review was not finished in time (V-1); the partner is told to contact support. It goes on as before.
 *
 * @param due the deadline that passed
 */
@Revision("1")
public record ReviewOverdue(ClaimId claim, OrganisationId organisation, Deadline due) implements ClaimEvent {}
