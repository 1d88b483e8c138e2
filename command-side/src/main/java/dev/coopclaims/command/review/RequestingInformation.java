package dev.coopclaims.command.review;

import dev.coopclaims.command.claim.ActivityRequirements;
import dev.coopclaims.command.claim.AnswerDeadline;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.Violations;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.catalogue.DocumentKind;
import dev.coopclaims.kernel.catalogue.RejectionReason;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.Reminder;
import java.time.Instant;
import java.util.List;

/** A reviewer asks the partner for more information (V-2), in a review or a dispute. Pure. */
final class RequestingInformation {

    private RequestingInformation() {}

    static List<ClaimEvent> ask(
            ClaimState state, List<InformationItem> items, Actor actor, Catalogue catalogue, Instant now) {
        Reviewing.Decision decision = Reviewing.decision(state, actor);
        ClaimContent file = state.file();
        Violations violations = new Violations();
        violations.unless(!items.isEmpty(), RefusalCode.ITEM_MISSING, "/items");
        for (int i = 0; i < items.size(); i++) {
            item(file, items.get(i), "/items/" + i, catalogue, violations);
        }
        violations.refuseIfAny();
        Deadline due = AnswerDeadline.ofRequest(file.details(), catalogue, now);
        return decision.with(new InformationRequested(
                file.id(),
                file.organisation(),
                decision.inDispute() ? RequestOrigin.DISPUTE : RequestOrigin.REVIEW,
                items,
                due,
                Reminder.of(due, catalogue.limits().answerReminderDays(), now)));
    }

    private static void item(
            ClaimContent file, InformationItem item, String path, Catalogue catalogue, Violations violations) {
        if (catalogue
                .rejectionReason(item.code())
                .filter(reason -> reason.stage() == RejectionReason.Stage.REVIEW
                        && reason.outcome() != RejectionReason.Outcome.REJECT)
                .isEmpty()) {
            violations.add(Reasons.refused(item.code(), "a request for information", path + "/code", "V-2", catalogue));
        }
        violations.text(item.text(), path + "/text", "V-2");
        int subjects =
                (item.cost() == null ? 0 : 1) + (item.document() == null ? 0 : 1) + (item.missing() == null ? 0 : 1);
        violations.unless(subjects <= 1, RefusalCode.SEVERAL_SUBJECTS.under("V-2"), path);
        if (item.cost() != null) {
            violations.unless(
                    file.costs().containsKey(item.cost()),
                    RefusalCode.UNKNOWN_COST.under("V-2"),
                    path + "/cost",
                    item.cost());
        }
        if (item.document() != null) {
            violations.unless(
                    file.documents().containsKey(item.document()),
                    RefusalCode.UNKNOWN_DOCUMENT.under("V-2"),
                    path + "/document",
                    item.document());
        }
        String missing = item.missing();
        if (missing != null) {
            violations.unless(
                    canBeAskedFor(missing, file, catalogue),
                    RefusalCode.UNKNOWN_KIND,
                    path + "/missing",
                    file.details().activity(),
                    missing);
        }
    }

    /** Whether the partner can provide the missing thing: a document kind, metric, core requirement or question. */
    private static boolean canBeAskedFor(String code, ClaimContent file, Catalogue catalogue) {
        boolean kind = catalogue
                .documentKind(code)
                .filter(found -> found.stage() == DocumentKind.Stage.CLAIM)
                .isPresent();
        return kind
                || ActivityRequirements.of(file.details().activity(), catalogue)
                        .filter(asked -> asked.metrics().contains(code)
                                || asked.coreRequirements().contains(code)
                                || asked.questions().contains(code))
                        .isPresent();
    }
}
