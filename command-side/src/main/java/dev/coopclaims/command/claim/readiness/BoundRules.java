package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.cap.CapDecision;
import dev.coopclaims.command.cap.CapDecisions;
import dev.coopclaims.command.cap.CapShare;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.preapproval.PreApprovalDecisions;
import dev.coopclaims.command.preapproval.PreApprovalState;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Caps and pre-approvals (P-3, P-4). */
final class BoundRules {

    private BoundRules() {}

    static List<Finding> caps(SubmissionContext dossier) {
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

    /**
     * If the activity needs a pre-approval, the claim has to name one; a named one has to fit, even if it is not
     * needed.
     */
    static List<Finding> preApproval(SubmissionContext dossier) {
        PreApprovalState named = dossier.bounds().preApproval();
        if (dossier.claim().details().preApproval() == null) {
            return dossier.catalogue()
                    .activity(dossier.claim().details().activity())
                    .filter(Activity::preApprovalRequired)
                    .map(activity -> missing(RefusalCode.PRE_APPROVAL_MISSING, activity.name()))
                    .orElse(List.of());
        }
        if (named == null) {
            return missing(RefusalCode.PRE_APPROVAL_UNKNOWN);
        }
        return switch (named) {
            case PreApprovalState.Open open -> missing(RefusalCode.PRE_APPROVAL_NOT_GRANTED);
            case PreApprovalState.Declined declined -> missing(RefusalCode.PRE_APPROVAL_DECLINED);
            case PreApprovalState.Granted granted -> {
                List<Finding> findings = granted(dossier.claim(), granted);
                findings.addAll(grantedLate(dossier, granted));
                yield findings;
            }
        };
    }

    private static List<Finding> granted(ClaimContent claim, PreApprovalState.Granted granted) {
        List<Finding> findings = new ArrayList<>();
        PreApprovalState.Asked asked = granted.asked();
        boolean same = asked.programme().equals(claim.programme())
                && asked.activity().equals(claim.details().activity())
                && asked.period().equals(claim.period());
        if (!same) {
            findings.add(Finding.problem(RefusalCode.PRE_APPROVAL_MISMATCH.at(
                    "/preApproval",
                    asked.activity(),
                    asked.programme(),
                    asked.period(),
                    claim.details().activity(),
                    claim.programme(),
                    claim.period())));
        }
        String location = asked.location();
        if (location != null && !location.equals(claim.details().location())) {
            findings.add(Finding.problem(RefusalCode.PRE_APPROVAL_ELSEWHERE.at(
                    "/preApproval", location, claim.details().location())));
        }
        LocalDate end = claim.details().activityEnd();
        if (end.isAfter(granted.until())) {
            findings.add(Finding.problem(RefusalCode.PRE_APPROVAL_ENDED.at("/activityEnd", granted.until(), end)));
        }
        if (!claim.currency().equals(granted.amount().currency())) {
            findings.add(Finding.problem(
                    RefusalCode.PRE_APPROVAL_RATE_MISSING.at("/currency", granted.amount(), claim.currency())));
            return findings;
        }
        Money requested = claim.requested();
        PreApprovalDecisions.exceeded(granted, claim.id(), requested)
                .ifPresent(violation -> findings.add(new Finding(true, violation)));
        return findings;
    }

    /** If the activity needs a go-ahead, it must have been given by the first day of the activity (ADR 14). */
    private static List<Finding> grantedLate(SubmissionContext dossier, PreApprovalState.Granted granted) {
        boolean needed = dossier.catalogue()
                .activity(dossier.claim().details().activity())
                .filter(Activity::preApprovalRequired)
                .isPresent();
        LocalDate start = dossier.claim().details().activityStart();
        LocalDate given = dossier.dayOnTheSpot(granted.grantedAt());
        return needed && given.isAfter(start)
                ? List.of(Finding.problem(RefusalCode.PRE_APPROVAL_LATE.at("/activityStart", start, given)))
                : List.of();
    }

    private static List<Finding> missing(RefusalCode why, Object... arguments) {
        return List.of(Finding.problem(why.at("/preApproval", arguments)));
    }
}
