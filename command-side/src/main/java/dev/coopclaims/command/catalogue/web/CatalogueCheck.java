package dev.coopclaims.command.catalogue.web;

import dev.coopclaims.command.catalogue.CatalogueRules;
import dev.coopclaims.command.catalogue.CatalogueState;
import dev.coopclaims.command.catalogue.Difference;
import dev.coopclaims.command.catalogue.Differences;
import dev.coopclaims.command.catalogue.HalfYearUsed;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.refusal.Violation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version would change.
 *
 * @param comparedWith the version that holds for its half-year today
 * @param changes in the order of the catalogue
 * @param problems what keeps it from being published today
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
        List<Violation> problems) {

    public CatalogueCheck {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
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
            HalfYearUsed.Finder used,
            Instant now) {
        boolean begun = CatalogueRules.hasBegun(content, now);
        boolean own =
                inForce.all().stream().anyMatch(other -> other.effectiveFrom().equals(content.effectiveFrom()));
        List<Violation> problems = new ArrayList<>();
        CatalogueRules.taken(state, content.version(), sha256).ifPresent(problems::add);
        problems.addAll(CatalogueRules.problems(
                content,
                inForce,
                state == null || state.inForce().isEmpty(),
                begun && !own && used.isUsed(content.effectiveFrom()),
                "to be given",
                now));
        Catalogue before = inForce.on(content.effectiveFrom());
        return new CatalogueCheck(
                content.version(),
                content.effectiveFrom(),
                sha256,
                !own ? Kind.ADDITION : begun ? Kind.CORRECTION : Kind.REPLACEMENT,
                before.version(),
                problems.isEmpty(),
                Differences.between(before, content),
                problems);
    }
}
