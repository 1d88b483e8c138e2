package dev.coopclaims.kernel.catalogue;

/** Where the versions of the catalogue that are in force come from; they may grow while the system runs. */
@FunctionalInterface
public interface Catalogues {

    /** The versions as this process knows them now; a moment old at most. */
    CatalogueVersions now();
}
