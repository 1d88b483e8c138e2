package dev.coopclaims.kernel.claim;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import org.axonframework.serialization.Revision;

/**
 * The partner recorded a metric of the activity (P-5).
 *
 * @param value by the metric's type in the catalogue: a whole number, text, lines of a list, or an amount
 */
@Revision("1")
public record MetricRecorded(
        ClaimId claim,
        OrganisationId organisation,
        String metric,
        @PersonalData String value) implements ClaimEvent {}
