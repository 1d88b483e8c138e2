package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.InitialForm;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.List;
import java.util.Optional;

/** Whether the organisation still takes part, and the programme still offers what the initial form says (P-3). */
final class ActivityRules {

    private ActivityRules() {}

    static List<Finding> organisation(SubmissionContext dossier) {
        return dossier.closed() == null ? List.of() : List.of(Finding.problem(dossier.closed()));
    }

    static List<Finding> open(SubmissionContext dossier) {
        ClaimContent claim = dossier.claim();
        Optional<Activity> activity =
                dossier.catalogue().activity(claim.details().activity());
        if (activity.isPresent() && InitialForm.isOpen(activity.get(), claim.programme(), claim.details())) {
            return List.of();
        }
        return List.of(Finding.problem(RefusalCode.ACTIVITY_NOT_ELIGIBLE.at(
                "/activity",
                activity.map(Activity::name).orElse(claim.details().activity()),
                claim.programme(),
                claim.details().activityStart())));
    }

    static List<Finding> currency(SubmissionContext dossier) {
        return dossier.catalogue().currencies().contains(dossier.claim().currency())
                ? List.of()
                : List.of(Finding.problem(RefusalCode.CURRENCY_NOT_ACCEPTED.at(
                        "/currency", dossier.claim().currency())));
    }
}
