package dev.coopclaims.kernel.catalogue;

import dev.coopclaims.kernel.PersonalData;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * A version takes the place of one whose half-year has begun, because a figure was wrong. It only widens what partners
 * may do, and counts from now on.
 *
 * @param sha256 of the text, which stands in the last upload under its name
 * @param corrects the version whose place it takes
 */
@Revision("1")
public record CatalogueCorrected(
        CatalogueId catalogue,
        OrganisationId organisation,
        String version,
        LocalDate effectiveFrom,
        String sha256,
        String corrects,
        @PersonalData String reason)
        implements CatalogueEvent {}
