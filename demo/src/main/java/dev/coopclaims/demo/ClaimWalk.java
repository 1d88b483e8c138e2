package dev.coopclaims.demo;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Takes one claim from the initial form to the end of its path, each step as the right person. */
final class ClaimWalk {
    private static final int READINESS_ASKED_EVERY = 10;
    private static final int REVIEWERS = 2;
    private static final int TAKEN_BEFORE_DECIDING_EVERY = 3;

    private final CoopApi api;
    private final DecisionApi decisions;
    private final Drafting drafting;
    private final Reviewing reviewing;
    private final Disputing disputing;

    ClaimWalk(CoopApi api, DecisionApi decisions) {
        this.api = api;
        this.decisions = decisions;
        this.drafting = new Drafting(api);
        this.reviewing = new Reviewing(api, decisions);
        this.disputing = new Disputing(api, decisions, reviewing);
    }

    /**
     * Drives the claim.
     *
     * @param turn its index in the run, from 0. It determines who reviews the claim, whether that person takes the
     *     review before a plain decision or decides at once (V-7), and whether readiness is checked before submitting
     * @throws ApiRefusal if a step is refused
     * @throws IllegalStateException if readiness disagrees with the plan
     */
    void drive(PlannedClaim planned, int turn) {
        boolean even = turn % REVIEWERS == 0;
        DemoPerson reviewer = even ? DemoPeople.RITA : DemoPeople.RAVI;
        DemoPerson second = even ? DemoPeople.RAVI : DemoPeople.RITA;
        if (planned.path() == ClaimPath.LEFT_AS_DRAFT || planned.path() == ClaimPath.DISCARDED) {
            OpenClaim draft = drafting.bare(planned, reviewer, second);
            if (planned.path() == ClaimPath.DISCARDED) {
                decisions.discard(draft.user(), draft.id(), "Started by mistake.");
            }
            return;
        }
        OpenClaim claim = drafting.whole(planned, reviewer, second);
        if (turn % READINESS_ASKED_EVERY == 0) {
            checkReadiness(planned, api.readiness(claim.user(), claim.id()));
        }
        api.submit(claim.user(), claim.id());
        if (turn % TAKEN_BEFORE_DECIDING_EVERY == 0 && planned.path().isPlainDecision()) {
            reviewing.take(claim);
        }
        goOn(claim);
    }

    /** From the submission to the end, by rule 9 of {@code /demo/README.md}. */
    private void goOn(OpenClaim claim) {
        switch (claim.planned().path()) {
            case DISCARDED, LEFT_AS_DRAFT -> throw new IllegalStateException("a draft is not submitted");
            case LEFT_SUBMITTED -> {}
            case APPROVED, COLLEAGUE_UPLOADS -> reviewing.approve(claim, claim.reviewer());
            case REDUCED -> reviewing.approveReduced(claim, claim.reviewer());
            case BETTER_PROOF -> {
                reviewing.askForBetterProofAndGetIt(claim);
                reviewing.approve(claim, claim.reviewer());
            }
            case LOWERED -> {
                reviewing.askAboutTheAmountAndHaveItLowered(claim);
                reviewing.approve(claim, claim.reviewer());
            }
            case REVOKED_AND_APPROVED -> {
                reviewing.approve(claim, claim.reviewer());
                reviewing.revokeAndGetBetterProof(claim);
                reviewing.approve(claim, claim.reviewer());
            }
            case REVOKED_AND_REJECTED -> {
                reviewing.approve(claim, claim.reviewer());
                reviewing.revokeAndReject(claim);
            }
            case WITHDRAWN -> decisions.withdraw(claim.user(), claim.id(), "Claimed elsewhere.");
            case WITHDRAWN_WHEN_ASKED -> {
                reviewing.take(claim);
                reviewing.askForBetterProof(claim, claim.reviewer());
                decisions.withdraw(claim.user(), claim.id(), "There is no better proof.");
            }
            case LEFT_UNDER_REVIEW -> reviewing.take(claim);
            case LEFT_ASKED -> {
                reviewing.take(claim);
                reviewing.askForBetterProof(claim, claim.reviewer());
            }
            case REJECTED -> reviewing.reject(claim, claim.reviewer());
            case REJECTION_ACCEPTED -> {
                reviewing.reject(claim, claim.reviewer());
                decisions.acceptRejection(claim.admin(), claim.id());
            }
            case UPHELD,
                    UPHELD_REDUCED,
                    UPHELD_WHEN_ANSWERED,
                    DISMISSED,
                    DISPUTE_WITHDRAWN,
                    DISPUTE_WITHDRAWN_WHEN_ASKED,
                    LEFT_DISPUTED,
                    LEFT_ASKED_IN_DISPUTE -> {
                reviewing.reject(claim, claim.reviewer());
                disputing.dispute(claim);
            }
        }
    }

    private static void checkReadiness(PlannedClaim planned, JsonNode readiness) {
        BigDecimal requested = Reports.amount(readiness.path("requested"));
        if (!readiness.path("ready").asBoolean(false) || requested.compareTo(planned.requested()) != 0) {
            throw new IllegalStateException(
                    "readiness disagrees with the plan, which requests " + planned.requested() + ": " + readiness);
        }
    }
}
