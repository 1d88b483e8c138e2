package dev.coopclaims.kernel.catalogue;

import dev.coopclaims.kernel.organisation.OrganisationId;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A version is in force from its half-year on; its text stands in the last upload under its name.
 *
 * @param sha256 of the text
 * @param replaces the version of the same half-year, which had not begun; absent if there was none
 */
@Revision("1")
public record CataloguePublished(
        CatalogueId catalogue,
        OrganisationId organisation,
        String version,
        LocalDate effectiveFrom,
        String sha256,
        @Nullable String replaces)
        implements CatalogueEvent {}
