package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.claim.InitialForm;
import dev.coopclaims.kernel.catalogue.Activity;
import java.util.List;
import java.util.Optional;

/** Whether what the initial form says is still offered (P-3). */
final class ActivityRules {

    private ActivityRules() {}

    static List<Finding> open(Dossier dossier) {
        ClaimFile claim = dossier.claim();
        Optional<Activity> activity =
                dossier.catalogue().activity(claim.details().activity());
        if (activity.isPresent() && InitialForm.isOpen(activity.get(), claim.programme(), claim.details())) {
            return List.of();
        }
        return List.of(Finding.problem(
                "ACTIVITY_NOT_ELIGIBLE",
                "/activity",
                activity.map(Activity::name).orElse(claim.details().activity()) + " is not open to the programme "
                        + claim.programme() + " on " + claim.details().activityStart(),
                "P-3"));
    }

    static List<Finding> currency(Dossier dossier) {
        return dossier.catalogue().currencies().contains(dossier.claim().currency())
                ? List.of()
                : List.of(Finding.problem(
                        "CURRENCY_NOT_ACCEPTED",
                        "/currency",
                        "claims are not made in " + dossier.claim().currency(),
                        "C-7"));
    }
}
