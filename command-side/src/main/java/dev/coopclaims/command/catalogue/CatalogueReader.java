package dev.coopclaims.command.catalogue;

import dev.coopclaims.kernel.catalogue.Catalogue;

/** Reads the text of a version; the application knows its format. */
@FunctionalInterface
public interface CatalogueReader {

    /**
     * The version as a whole.
     *
     * @param source what the text is, for messages
     * @throws CatalogueMistakes naming the place of every mistake
     */
    Catalogue read(String yaml, String source);
}
