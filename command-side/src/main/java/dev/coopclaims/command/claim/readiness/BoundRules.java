package dev.coopclaims.command.claim.readiness;

import dev.coopclaims.command.cap.CapDecision;
import dev.coopclaims.command.cap.CapDecisions;
import dev.coopclaims.command.cap.CapShare;
import dev.coopclaims.command.cap.CapState;
import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.preapproval.PreApprovalDecisions;
import dev.coopclaims.command.preapproval.PreApprovalState;
import dev.coopclaims.command.rate.AtOwnRate;
import dev.coopclaims.kernel.catalogue.Activity;
import dev.coopclaims.kernel.exception.ExceptionTerms.Kind;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Caps and pre-approvals (P-3, P-4). */
public final class BoundRules {

    private BoundRules() {}

    static List<Finding> caps(SubmissionContext dossier) {
        CapShares shares = CapShares.of(dossier);
        List<Finding> findings = new ArrayList<>();
        shares.problems().forEach(problem -> findings.add(new Finding(true, problem)));
        for (CapShare share : shares.shares()) {
            CapState state = dossier.bounds().caps().get(share.cap());
            CapShares.Usual usual = shares.caps().get(share.cap());
            if (CapDecisions.use(state, share) instanceof CapDecision.Refused refused) {
                findings.add(Finding.problem(explained(dossier, state, usual, refused.violation())));
            } else if (usual != null
                    && usual.exception() != null
                    && CapDecisions.use(state, usual.usual()) instanceof CapDecision.Refused) {
                findings.add(SubmissionContext.excepted(usual.exception(), share.path(), more(usual.usual())));
            }
        }
        return findings;
    }

    /** With the exception that would have allowed it but is over. */
    private static Violation explained(
            SubmissionContext dossier, @Nullable CapState state, CapShares.@Nullable Usual usual, Violation refused) {
        return usual == null
                ? refused
                : dossier.exceptions()
                        .explained(
                                refused,
                                Kind.HIGHER_CAP,
                                dossier.today(),
                                terms -> usual.isMeantBy(terms)
                                        && CapShares.within(usual.raised(), terms, dossier.rates())
                                                .filter(share ->
                                                        CapDecisions.use(state, share) instanceof CapDecision.Used)
                                                .isPresent());
    }

    private static String more(CapShare usual) {
        String limit = switch (usual.wanted()) {
            case CapShare.Amount amount -> amount.limit().toString();
            case CapShare.People people -> people.limit() + " people";
        };
        return usual.activity() + ", more than " + limit + " per " + usual.counted() + ",";
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
                List<Finding> findings = granted(dossier, granted);
                findings.addAll(grantedLate(dossier, granted));
                yield findings;
            }
        };
    }

    private static List<Finding> granted(SubmissionContext dossier, PreApprovalState.Granted granted) {
        ClaimContent claim = dossier.claim();
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
        drawn(dossier, granted)
                .ifPresentOrElse(
                        drawn -> PreApprovalDecisions.exceeded(granted, claim.id(), drawn)
                                .ifPresent(violation -> findings.add(new Finding(true, violation))),
                        () -> findings.add(Finding.problem(dossier.rates()
                                .explained(
                                        RefusalCode.PRE_APPROVAL_RATE_MISSING.at(
                                                "/currency", granted.amount(), claim.currency()),
                                        claim.currency(),
                                        granted.amount().currency()))));
        return findings;
    }

    /** What the claim draws on the pre-approval, in its currency; empty if a rate is needed and there is none. */
    private static Optional<Money> drawn(SubmissionContext dossier, PreApprovalState.Granted granted) {
        Money requested = dossier.claim().requested();
        Money before = dossier.held().preApproval();
        return before.isPositive() || requested.isPositive()
                ? AtOwnRate.total(requested, before, granted.of(dossier.claim().id()), dossier.rates())
                : dossier.rates().convert(requested, granted.amount().currency());
    }

    /** What a ready claim draws on its pre-approval, in the pre-approval's currency; nothing if it names none. */
    public static Money drawn(SubmissionContext dossier) {
        return dossier.bounds().preApproval() instanceof PreApprovalState.Granted granted
                ? drawn(dossier, granted)
                        .orElseThrow(() -> new IllegalStateException("the claim was ready, but a rate is missing"))
                : Money.zero(dossier.claim().currency());
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
