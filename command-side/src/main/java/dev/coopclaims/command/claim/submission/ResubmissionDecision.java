package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimState.ActionRequired;
import dev.coopclaims.command.claim.Readiness;
import dev.coopclaims.command.claim.readiness.Drawing;
import dev.coopclaims.command.claim.readiness.ReadinessRules;
import dev.coopclaims.command.claim.readiness.SubmissionContext;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Resubmitting a claim once every item is answered (V-2, C-10). Pure. */
final class ResubmissionDecision {
    /** Problems that keep a claim only from requesting more than before, and why it cannot. */
    private static final Map<String, RefusalCode> NO_MORE = Map.of(
            "EARLY_CLAIM", RefusalCode.AMOUNT_RISES,
            "LATE_CLAIM", RefusalCode.AMOUNT_RISES,
            "ORGANISATION_CLOSED", RefusalCode.AMOUNT_RISES_IN_CLOSED);

    private ResubmissionDecision() {}

    /**
     * What a resubmission would answer. The claiming period, and whether the organisation is closed, matter only if the
     * claim requests more than before (C-10, R-6). Dates that it was submitted with stay, whether or not an exception still allows
     * them.
     */
    static Readiness check(ActionRequired asked, SubmissionContext dossier) {
        ClaimContent file = asked.file();
        Readiness all = ReadinessRules.check(dossier);
        List<Violation> problems = new ArrayList<>();
        Money held = held(asked);
        boolean rises = file.requested().isMoreThan(held);
        for (Violation problem : all.problems()) {
            if (SubmittedDates.allow(problem, asked.submittal().handedIn(), file)) {
                continue;
            }
            RefusalCode noMore = NO_MORE.get(problem.code());
            if (noMore == null) {
                problems.add(problem);
            } else if (rises) {
                problems.add(noMore.at("/costs", held, file.requested()));
            }
        }
        for (InformationItem item : asked.items()) {
            if (!asked.answered().containsKey(item.id())) {
                problems.add(RefusalCode.ITEM_NOT_ANSWERED.at("/informationItems/" + item.id()));
            }
        }
        if (asked.origin() == RequestOrigin.DISPUTE
                && asked.past().disputedWith().isEmpty()) {
            problems.add(RefusalCode.DISPUTE_DOCUMENTS_REMOVED.at("/documents"));
        }
        if (asked.answerDue().isOver(dossier.now())) {
            problems.add(RefusalCode.ANSWER_TOO_LATE.at("", asked.answerDue()));
        }
        return new Readiness(all.requested(), problems, all.warnings());
    }

    /** The new allocations: cut, or topped up (F-5). */
    static List<Allocation> allocations(ActionRequired asked, SubmissionContext dossier) {
        List<Allocation> before = asked.submittal().allocations();
        Money requested = asked.file().requested();
        Money held = held(asked);
        if (!requested.isMoreThan(held)) {
            return Allocations.cutTo(before, requested);
        }
        Drawing more = Drawing.of(dossier, requested.minus(held));
        return Allocations.plus(before, more.allocations());
    }

    private static Money held(ActionRequired asked) {
        return Allocations.sum(
                asked.submittal().allocations(), Money.zero(asked.file().currency()));
    }
}
