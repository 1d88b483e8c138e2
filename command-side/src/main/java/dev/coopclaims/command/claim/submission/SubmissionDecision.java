package dev.coopclaims.command.claim.submission;

import dev.coopclaims.command.claim.ClaimContent;
import dev.coopclaims.command.claim.ClaimEvolution;
import dev.coopclaims.command.claim.ClaimSight;
import dev.coopclaims.command.claim.ClaimState;
import dev.coopclaims.command.claim.ClaimState.ActionRequired;
import dev.coopclaims.command.claim.EditingRules;
import dev.coopclaims.command.claim.Readiness;
import dev.coopclaims.command.claim.SubmissionReceipt;
import dev.coopclaims.command.claim.Warning;
import dev.coopclaims.command.claim.readiness.BoundRules;
import dev.coopclaims.command.claim.readiness.CapShares;
import dev.coopclaims.command.claim.readiness.Drawing;
import dev.coopclaims.command.claim.readiness.ReadinessRules;
import dev.coopclaims.command.claim.readiness.SubmissionContext;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Context;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.Streams;
import dev.coopclaims.command.decision.Touched;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimResubmitted;
import dev.coopclaims.kernel.claim.ClaimSubmitted;
import dev.coopclaims.kernel.claim.DeadlineMoved;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.claim.SubmissionWarning;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.Deadline;
import java.util.List;

/**
 * Submitting a claim, for the first time or again (C-7, C-8, C-10): its conditions, and its effect on the claim and
 * everything that the claim holds. A submission and its dry run check the same.
 */
public final class SubmissionDecision {
    private final ClaimState claim;
    private final SubmissionContext dossier;
    private final Readiness readiness;
    private final Changes told;
    private final Streams streams;
    private final Context context;

    /** @param told a later deadline that the claim was not told yet, which it has been in the given state */
    private SubmissionDecision(
            ClaimState claim, SubmissionContext dossier, Changes told, Streams streams, Context context) {
        this.claim = claim;
        this.told = told;
        this.streams = streams;
        this.context = context;
        this.dossier = claim instanceof ActionRequired asked
                ? dossier.holding(Commitments.by(asked, context)
                        .inClaimsCurrency(dossier.claim().currency()))
                : dossier;
        this.readiness = claim instanceof ActionRequired asked
                ? ResubmissionDecision.check(asked, this.dossier)
                : ReadinessRules.check(this.dossier);
    }

    /** @throws Refusal a conflict when the claim is locked */
    static SubmissionDecision of(ClaimState claim, Streams streams, Context context) {
        EditingRules.open(claim);
        Changes told = owed(claim, streams, context);
        ClaimState after = after(claim, told);
        return new SubmissionDecision(after, Surroundings.of(after.file(), streams, context), told, streams, context);
    }

    private static Changes owed(ClaimState claim, Streams streams, Context context) {
        return Changes.of(
                ClaimState.KIND,
                OwedDeadline.of(claim, streams, context).stream().toList());
    }

    private static ClaimState after(ClaimState claim, Changes told) {
        return told.of(DeadlineMoved.class).stream().reduce(claim, ClaimEvolution::evolve, (_, later) -> later);
    }

    /**
     * What a submission would answer (C-7), including other claims as far as the actor may know of them.
     *
     * @throws Refusal a conflict when the claim is locked
     */
    static Readiness dryRun(ClaimState claim, Streams streams, Context context) {
        EditingRules.open(claim);
        Changes told = owed(claim, streams, context);
        ClaimState after = after(claim, told);
        SubmissionContext dossier = Surroundings.of(after.file(), streams, context)
                .telling(other -> ClaimSight.isSeen(other, streams, context));
        return new SubmissionDecision(after, dossier, told, streams, context)
                .readiness.naming(dossier.claimNumbers().keySet());
    }

    /** Everything that a submission looks at and may change; nothing if the claim is locked. */
    static Touched touches(ClaimState claim, Streams known, Context context) {
        return switch (claim) {
            case ClaimState.Editing editing -> Surroundings.touches(editing.file(), known, context);
            case ActionRequired asked ->
                Surroundings.touches(asked.file(), known, context)
                        .and(Commitments.by(asked, context).touches());
            default -> Touched.NOTHING;
        };
    }

    /** @throws Refusal with every problem */
    Decision<SubmissionReceipt> handIn() {
        if (!readiness.ready()) {
            throw Refusal.violations(readiness.problems());
        }
        return claim instanceof ActionRequired asked ? again(asked) : first();
    }

    private Decision<SubmissionReceipt> first() {
        ClaimContent file = dossier.claim();
        List<Allocation> drawn = Drawing.of(dossier).allocations();
        ClaimSubmitted submitted = new ClaimSubmitted(
                file.id(),
                file.organisation(),
                readiness.requested(),
                drawn,
                kept(),
                due(catalogue().limits().reviewBusinessDays()),
                catalogue().keepOriginalsUntil(file.details().activityEnd()),
                catalogue().version());
        return new Decision<>(
                told.and(Changes.of(ClaimState.KIND, submitted)).and(settled(Commitments.NONE, drawn)),
                told(new SubmissionReceipt(
                        submitted.requested(),
                        submitted.reviewDue(),
                        submitted.keepOriginalsUntil(),
                        submitted.warnings())));
    }

    private Decision<SubmissionReceipt> again(ActionRequired asked) {
        ClaimContent file = dossier.claim();
        int businessDays = asked.origin() == RequestOrigin.DISPUTE
                ? catalogue().limits().disputeBusinessDays()
                : catalogue().limits().reviewBusinessDays();
        List<Allocation> drawn = ResubmissionDecision.allocations(asked, dossier);
        ClaimResubmitted resubmitted = new ClaimResubmitted(
                file.id(),
                file.organisation(),
                asked.origin(),
                file.requested(),
                drawn,
                kept(),
                due(businessDays),
                catalogue().keepOriginalsUntil(file.details().activityEnd()),
                catalogue().version());
        return new Decision<>(
                told.and(Changes.of(ClaimState.KIND, resubmitted)).and(settled(Commitments.by(asked, context), drawn)),
                told(new SubmissionReceipt(
                        resubmitted.requested(),
                        resubmitted.due(),
                        resubmitted.keepOriginalsUntil(),
                        resubmitted.warnings())));
    }

    private Changes settled(Commitments before, List<Allocation> drawn) {
        ClaimContent file = dossier.claim();
        Commitments after =
                Commitments.handedIn(file, drawn, CapShares.of(dossier).shares(), BoundRules.drawn(dossier), context);
        return before.follow(after, file, streams);
    }

    private List<SubmissionWarning> kept() {
        return readiness.warnings().stream().map(Warning::kept).toList();
    }

    private Deadline due(int businessDays) {
        return catalogue().reviewCalendar().endOfBusinessDay(context.now(), businessDays);
    }

    /**
     * The event names every other claim for the reviewer; the submitter learns only of those inside the membership
     * (R-5).
     */
    private SubmissionReceipt told(SubmissionReceipt result) {
        return result.telling(other -> ClaimSight.isSeen(other, streams, context));
    }

    private Catalogue catalogue() {
        return dossier.catalogue();
    }
}
