package dev.coopclaims.demo;

/** The steps of a dispute: the partner's admin opens it, the reviewer who did not reject decides it (D-1, R-3). */
final class Disputing {
    private final CoopApi api;
    private final DecisionApi decisions;
    private final Reviewing reviewing;

    Disputing(CoopApi api, DecisionApi decisions, Reviewing reviewing) {
        this.api = api;
        this.decisions = decisions;
        this.reviewing = reviewing;
    }

    /**
     * Disputes the rejection and continues to the end of the path.
     *
     * @throws IllegalArgumentException if the path has no dispute
     */
    void dispute(OpenClaim claim) {
        decisions.dispute(
                claim.admin(),
                claim.id(),
                "The cost was for the activity: the letter explains it.",
                DemoFiles.letter(claim.planned(), "Dispute letter"));
        switch (claim.planned().path()) {
            case UPHELD -> reviewing.approve(claim, claim.second());
            case UPHELD_REDUCED -> reviewing.approveReduced(claim, claim.second());
            case UPHELD_WHEN_ANSWERED -> {
                String item = reviewing.askForBetterProof(claim, claim.second());
                reviewing.giveBetterProof(claim, item);
                reviewing.approve(claim, claim.second());
            }
            case DISMISSED -> {
                talk(claim);
                reviewing.reject(claim, claim.second());
            }
            case DISPUTE_WITHDRAWN -> decisions.withdrawDispute(claim.admin(), claim.id());
            case DISPUTE_WITHDRAWN_WHEN_ASKED -> {
                reviewing.askForBetterProof(claim, claim.second());
                decisions.withdrawDispute(claim.admin(), claim.id());
            }
            case LEFT_ASKED_IN_DISPUTE -> reviewing.askForBetterProof(claim, claim.second());
            case LEFT_DISPUTED -> {}
            default -> throw new IllegalArgumentException(claim.planned().path() + " has no dispute");
        }
    }

    /**
     * During the dispute, a reviewer asks in a comment and the partner adds a document; status and clock stay (D-4).
     */
    private void talk(OpenClaim claim) {
        api.comment(claim.second(), claim.id(), "Which part of it was for the activity?");
        DemoFile more = DemoFiles.letter(claim.planned(), "Second letter");
        api.attach(claim.user(), claim.id(), "OTHER", more, "More about the cost");
        api.comment(claim.user(), claim.id(), "The second letter says it.");
        decisions.note(claim.second(), claim.id(), "Nothing new in the second letter.");
    }
}
