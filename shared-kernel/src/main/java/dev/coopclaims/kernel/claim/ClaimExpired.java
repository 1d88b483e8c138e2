package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import org.axonframework.serialization.Revision;

/**
 * The draft was not submitted in time (C-12). It held nothing; what it contains can be read and copied.
 *
 * @param submitBy the deadline that passed, as the partner was told it
 */
@Revision("1")
public record ClaimExpired(ClaimId claim, OrganisationId organisation, Deadline submitBy) implements ClaimEvent {}
