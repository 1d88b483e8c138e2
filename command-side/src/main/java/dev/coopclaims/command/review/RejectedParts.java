package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ActivityRequirements;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.Violations;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.RejectedPart;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Checks that the parts a reason is about exist (V-4). */
final class RejectedParts {
    private RejectedParts() {}

    static void check(
            List<RejectedPart> parts,
            List<String> reasons,
            ClaimContent file,
            Catalogue catalogue,
            Violations violations) {
        for (int i = 0; i < parts.size(); i++) {
            part(parts.get(i), "/parts/" + i, reasons, file, catalogue, violations);
        }
    }

    private static void part(
            RejectedPart part,
            String path,
            List<String> reasons,
            ClaimContent file,
            Catalogue catalogue,
            Violations violations) {
        violations.unless(reasons.contains(part.code()), RefusalCode.REASON_NOT_GIVEN, path + "/code", part.code());
        long subjects = Stream.of(part.cost(), part.document(), part.requirement())
                .filter(Objects::nonNull)
                .count();
        violations.unless(subjects > 0, RefusalCode.SUBJECT_MISSING, path);
        violations.unless(subjects <= 1, RefusalCode.SEVERAL_SUBJECTS.under("V-4"), path);
        violations.unless(
                part.cost() == null || file.costs().containsKey(part.cost()),
                RefusalCode.UNKNOWN_COST.under("V-4"),
                path + "/cost",
                part.cost());
        violations.unless(
                part.document() == null || file.documents().containsKey(part.document()),
                RefusalCode.UNKNOWN_DOCUMENT.under("V-4"),
                path + "/document",
                part.document());
        violations.unless(
                part.requirement() == null || isAsked(part.requirement(), file, catalogue),
                RefusalCode.UNKNOWN_REQUIREMENT.under("V-4"),
                path + "/requirement",
                file.details().activity(),
                part.requirement());
    }

    private static boolean isAsked(String requirement, ClaimContent file, Catalogue catalogue) {
        return ActivityRequirements.of(file.details().activity(), catalogue)
                .filter(asked -> asked.coreRequirements().contains(requirement))
                .isPresent();
    }
}
