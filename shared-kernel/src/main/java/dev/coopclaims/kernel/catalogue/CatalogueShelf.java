package dev.coopclaims.kernel.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** Every version of the catalogue that was ever uploaded, as the log has them now. */
@FunctionalInterface
public interface CatalogueShelf {

    /** In the order in which they were first uploaded. */
    List<Volume> volumes();

    /** What has become of a version. */
    enum Standing {
        /** Uploaded; nothing is judged by it. */
        DRAFT,
        IN_FORCE,
        /** Another one of its half-year took its place. */
        REPLACED
    }

    /**
     * One version.
     *
     * @param effectiveFrom the first day of the half-year from which it applies
     * @param yaml its whole text
     * @param sha256 of the text
     * @param content what the text says
     */
    record Volume(
            String version,
            LocalDate effectiveFrom,
            Standing standing,
            String yaml,
            String sha256,
            Supplier<Catalogue> content) {}
}
