package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.cap.CapDecision;
import dev.coopclaims.command.cap.CapDecisions;
import dev.coopclaims.command.cap.CapShare;
import dev.coopclaims.command.claim.ClaimFile;
import dev.coopclaims.command.preapproval.PreApprovalDecisions;
import dev.coopclaims.command.preapproval.PreApprovalState;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Caps and pre-approvals (P-3, P-4). */
final class BoundRules {

    private BoundRules() {}

    static List<Finding> caps(Dossier dossier) {
        CapShares shares = CapShares.of(dossier);
        List<Finding> findings = new ArrayList<>();
        shares.problems().forEach(problem -> findings.add(new Finding(true, problem)));
        for (CapShare share : shares.shares()) {
            if (CapDecisions.use(dossier.bounds().caps().get(share.cap()), share)
                    instanceof CapDecision.Refused refused) {
                findings.add(new Finding(true, refused.violation()));
            }
        }
        return findings;
    }

    /** Where the activity needs one it has to be named; one that is named has to fit, needed or not. */
    static List<Finding> preApproval(Dossier dossier) {
        PreApprovalState named = dossier.bounds().preApproval();
        if (dossier.claim().details().preApproval() == null) {
            return dossier.catalogue()
                    .activity(dossier.claim().details().activity())
                    .filter(Activity::preApprovalRequired)
                    .map(activity -> missing(activity.name() + " needs a pre-approval; ask for one and name it"))
                    .orElse(List.of());
        }
        if (named == null) {
            return missing("there is no such pre-approval");
        }
        return switch (named) {
            case PreApprovalState.Open open -> missing("the pre-approval is not granted yet");
            case PreApprovalState.Declined declined -> missing("the pre-approval was declined");
            case PreApprovalState.Granted granted -> {
                List<Finding> findings = granted(dossier.claim(), granted);
                findings.addAll(grantedLate(dossier, granted));
                yield findings;
            }
        };
    }

    private static List<Finding> granted(ClaimFile claim, PreApprovalState.Granted granted) {
        List<Finding> findings = new ArrayList<>();
        PreApprovalState.Asked asked = granted.asked();
        boolean same = asked.programme().equals(claim.programme())
                && asked.activity().equals(claim.details().activity())
                && asked.period().equals(claim.period());
        if (!same) {
            findings.add(Finding.problem(
                    "PRE_APPROVAL_MISMATCH",
                    "/preApproval",
                    "the pre-approval is for " + asked.activity() + " in " + asked.programme() + " " + asked.period()
                            + ", the claim for " + claim.details().activity() + " in " + claim.programme() + " "
                            + claim.period(),
                    "P-4"));
        }
        LocalDate end = claim.details().activityEnd();
        if (end.isAfter(granted.until())) {
            findings.add(Finding.problem(
                    "PRE_APPROVAL_ENDED",
                    "/activityEnd",
                    "the pre-approval is for activities that end on " + granted.until() + " at the latest, not on "
                            + end,
                    "P-4"));
        }
        if (!claim.currency().equals(granted.amount().currency())) {
            findings.add(Finding.problem(
                    "RATE_MISSING",
                    "/currency",
                    "the pre-approval is for " + granted.amount() + ", and no rate to " + claim.currency()
                            + " was published",
                    "P-4"));
            return findings;
        }
        Money requested = claim.requested();
        PreApprovalDecisions.exceeded(granted, claim.id(), requested)
                .ifPresent(violation -> findings.add(new Finding(true, violation)));
        return findings;
    }

    /** Where the activity needs a go-ahead, it was given on the activity's first day at the latest (ADR 14). */
    private static List<Finding> grantedLate(Dossier dossier, PreApprovalState.Granted granted) {
        boolean needed = dossier.catalogue()
                .activity(dossier.claim().details().activity())
                .filter(Activity::preApprovalRequired)
                .isPresent();
        LocalDate start = dossier.claim().details().activityStart();
        LocalDate given = dossier.dayOnTheSpot(granted.grantedAt());
        return needed && given.isAfter(start)
                ? List.of(Finding.problem(
                        "PRE_APPROVAL_LATE",
                        "/activityStart",
                        "the activity needs a go-ahead before it runs; it began on " + start
                                + ", and the pre-approval was granted on " + given,
                        "P-4"))
                : List.of();
    }

    private static List<Finding> missing(String why) {
        Violation violation = PreApprovalDecisions.missing(why);
        return List.of(new Finding(true, violation));
    }
}
