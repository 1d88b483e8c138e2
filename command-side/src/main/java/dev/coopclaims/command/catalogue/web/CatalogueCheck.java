package dev.coopclaims.command.catalogue.web;

import dev.coopclaims.command.catalogue.CatalogueRules;
import dev.coopclaims.command.catalogue.CatalogueState;
import dev.coopclaims.command.catalogue.Difference;
import dev.coopclaims.command.catalogue.Differences;
import dev.coopclaims.command.catalogue.HalfYearUsed;
import dev.coopclaims.kernel.catalogue.AlreadyThere;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.refusal.Violation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a version would change.
 *
 * @param comparedWith the version that holds for its half-year today
 * @param changes in the order of the catalogue
 * @param problems what keeps it from being published today
 * @param alreadyThere what its half-years hold already
 */
@Schema(name = "CatalogueCheck")
public record CatalogueCheck(
        String version,
        LocalDate effectiveFrom,
        String sha256,
        Kind kind,
        String comparedWith,

        @Schema(description = "whether it can be published today; a correction needs a reason")
        boolean publishable,

        List<Difference> changes,
        List<Violation> problems,

        @Schema(
                description =
                        "pre-approvals and funds of its half-years that are there already, what does not fit first;"
                                + " absent while their lists are being filled: check again")
        @Nullable
        List<AlreadyThere> alreadyThere,

        @Schema(description = "how many more are there already")
        int moreThere) {

    public CatalogueCheck {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
        alreadyThere = alreadyThere == null ? null : List.copyOf(alreadyThere);
    }

    /** What publishing it would be. */
    public enum Kind {
        /** Its half-year has no version of its own yet. */
        ADDITION,
        /** Another version of a half-year to come. */
        REPLACEMENT,
        /** Another version of a half-year that has begun. */
        CORRECTION
    }

    /** @param state the versions as the log has them now; absent before the first one */
    static CatalogueCheck of(
            Catalogue content,
            String sha256,
            CatalogueVersions inForce,
            @Nullable CatalogueState state,
            Finders finders,
            Instant now) {
        boolean begun = CatalogueRules.hasBegun(content, inForce, now);
        boolean own =
                inForce.all().stream().anyMatch(other -> other.effectiveFrom().equals(content.effectiveFrom()));
        List<Violation> problems = CatalogueRules.taken(state, content.version(), sha256)
                .map(List::of)
                .orElseGet(() -> CatalogueRules.problems(
                        content,
                        inForce,
                        state == null || state.inForce().isEmpty(),
                        begun && !own && finders.used().isUsed(content.effectiveFrom()),
                        "to be given",
                        now));
        Catalogue before = inForce.on(content.effectiveFrom());
        Optional<AlreadyThere.Found> there = finders.there().of(content, next(content, inForce));
        return new CatalogueCheck(
                content.version(),
                content.effectiveFrom(),
                sha256,
                !own ? Kind.ADDITION : begun ? Kind.CORRECTION : Kind.REPLACEMENT,
                before.version(),
                problems.isEmpty(),
                Differences.between(before, content),
                problems,
                there.map(AlreadyThere.Found::items).orElse(null),
                there.map(AlreadyThere.Found::more).orElse(0));
    }

    /** The first day from which another version holds; null if none does. */
    private static @Nullable LocalDate next(Catalogue content, CatalogueVersions inForce) {
        return inForce.all().stream()
                .map(Catalogue::effectiveFrom)
                .filter(start -> start.isAfter(content.effectiveFrom()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Who looks into the log and the views. */
    record Finders(HalfYearUsed.Finder used, AlreadyThere.Finder there) {}
}
