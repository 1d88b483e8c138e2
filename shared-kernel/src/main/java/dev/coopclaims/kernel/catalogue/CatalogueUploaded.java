package dev.coopclaims.kernel.catalogue;

import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * A version came, as a draft: nothing is judged by it yet.
 *
 * @param organisation the vendor's
 * @param effectiveFrom the first day of the half-year from which it applies
 * @param yaml the whole text
 * @param sha256 of the text's bytes in UTF-8, in hexadecimal
 */
@Revision("1")
public record CatalogueUploaded(
        CatalogueId catalogue,
        OrganisationId organisation,
        String version,
        LocalDate effectiveFrom,
        String yaml,
        String sha256)
        implements CatalogueEvent {}
