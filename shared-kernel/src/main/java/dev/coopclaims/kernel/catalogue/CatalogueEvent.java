package dev.coopclaims.kernel.catalogue;

import dev.coopclaims.kernel.DomainEvent;

/** What happens to the versions of the catalogue (domain.md §3). */
public sealed interface CatalogueEvent extends DomainEvent
        permits CatalogueUploaded, CataloguePublished, CatalogueCorrected {
    CatalogueId catalogue();

    /** The version's name, under which there is one content for ever. */
    String version();
}
