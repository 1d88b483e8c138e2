package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.Asked;
import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.claim.Violations;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.RejectedPart;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Whether what a reason is about is there (V-4). */
final class RejectedParts {
    private RejectedParts() {}

    static void check(
            List<RejectedPart> parts,
            List<String> reasons,
            ClaimFile file,
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
            ClaimFile file,
            Catalogue catalogue,
            Violations violations) {
        violations.unless(
                reasons.contains(part.code()),
                "REASON_NOT_GIVEN",
                path + "/code",
                part.code() + " is none of the reasons of this rejection",
                "V-4");
        long subjects = Stream.of(part.cost(), part.document(), part.requirement())
                .filter(Objects::nonNull)
                .count();
        violations.unless(
                subjects > 0, "SUBJECT_MISSING", path, "name a cost, a document or a core requirement", "V-4");
        violations.unless(
                subjects <= 1,
                "SEVERAL_SUBJECTS",
                path,
                "a cost, a document or a core requirement: one of them",
                "V-4");
        violations.unless(
                part.cost() == null || file.costs().containsKey(part.cost()),
                "UNKNOWN_COST",
                path + "/cost",
                "the claim has no cost " + part.cost(),
                "V-4");
        violations.unless(
                part.document() == null || file.documents().containsKey(part.document()),
                "UNKNOWN_DOCUMENT",
                path + "/document",
                "the claim has no document " + part.document(),
                "V-4");
        violations.unless(
                part.requirement() == null || isAsked(part.requirement(), file, catalogue),
                "UNKNOWN_REQUIREMENT",
                path + "/requirement",
                "a claim for " + file.details().activity() + " has no core requirement " + part.requirement(),
                "V-4");
    }

    private static boolean isAsked(String requirement, ClaimFile file, Catalogue catalogue) {
        return Asked.of(file.details().activity(), catalogue)
                .filter(asked -> asked.coreRequirements().contains(requirement))
                .isPresent();
    }
}
