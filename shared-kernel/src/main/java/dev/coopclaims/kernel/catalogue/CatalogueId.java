package dev.coopclaims.kernel.catalogue;

import dev.coopclaims.kernel.AggregateId;

/** The id of the stream of the catalogue's versions (domain.md §3); there is one. */
public record CatalogueId(String value) implements AggregateId {
    public static final String KIND = "catalogue";

    /** The only one. */
    public static final CatalogueId VERSIONS = new CatalogueId(KIND + "-versions");

    /** @throws IllegalArgumentException if it is not a valid id */
    public CatalogueId {
        AggregateId.checked(KIND, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
