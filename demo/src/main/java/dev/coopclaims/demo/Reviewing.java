package dev.coopclaims.demo;

import dev.coopclaims.demo.DecisionApi.Question;
import java.util.List;

/** The steps of a review, including the partner's answers. */
final class Reviewing {
    private static final String NOT_GOOD_ENOUGH = "POE_INSUFFICIENT";
    private static final String AMOUNT_DIFFERS = "INVOICE_MISMATCH";
    private static final String NOT_ELIGIBLE = "EXPENSE_NOT_ELIGIBLE";

    private final CoopApi api;
    private final DecisionApi decisions;

    Reviewing(CoopApi api, DecisionApi decisions) {
        this.api = api;
        this.decisions = decisions;
    }

    void take(OpenClaim claim) {
        decisions.review(claim.reviewer(), claim.id());
    }

    void approve(OpenClaim claim, DemoPerson reviewer) {
        decisions.approve(
                reviewer,
                claim.id(),
                "Category fits " + claim.rule().expenseType() + ": "
                        + claim.rule().why());
    }

    void approveReduced(OpenClaim claim, DemoPerson reviewer) {
        decisions.approve(
                reviewer,
                claim.id(),
                "One cost is approved for half.",
                claim.costs().getFirst(),
                claim.firstCost().half(),
                "Half of invoice " + claim.firstCost().invoiceNumber() + " was for something else.");
    }

    void reject(OpenClaim claim, DemoPerson reviewer) {
        decisions.reject(
                reviewer,
                claim.id(),
                NOT_ELIGIBLE,
                "Not payable as declared: " + claim.rule().why());
    }

    /** Asks for a better first proof; answers with the item's id. */
    String askForBetterProof(OpenClaim claim, DemoPerson reviewer) {
        return decisions.ask(reviewer, claim.id(), List.of(betterProof(claim))).getFirst();
    }

    void askForBetterProofAndGetIt(OpenClaim claim) {
        take(claim);
        decisions.note(claim.reviewer(), claim.id(), "The first proof is of poor quality; asked for a better one.");
        giveBetterProof(claim, askForBetterProof(claim, claim.reviewer()));
    }

    /** Attaches the better proof, answers the item and resubmits. */
    void giveBetterProof(OpenClaim claim, String item) {
        DemoFile better = DemoFiles.betterProof(claim.planned(), claim.proofKind());
        String document = api.attach(claim.user(), claim.id(), claim.proofKind(), better, "A better one");
        decisions.answer(claim.user(), claim.id(), item, "A better one is attached.", List.of(document));
        api.submit(claim.user(), claim.id());
    }

    void askAboutTheAmountAndHaveItLowered(OpenClaim claim) {
        take(claim);
        String cost = claim.costs().getFirst();
        Question question = new Question(
                AMOUNT_DIFFERS,
                "Half of invoice " + claim.firstCost().invoiceNumber() + " was for something else.",
                cost,
                null);
        String item =
                decisions.ask(claim.reviewer(), claim.id(), List.of(question)).getFirst();
        api.changeRequested(
                claim.user(),
                claim.id(),
                cost,
                claim.planned(),
                claim.firstCost(),
                claim.firstCost().half());
        decisions.answer(claim.user(), claim.id(), item, "Lowered to half.", List.of());
        api.submit(claim.user(), claim.id());
    }

    void revokeAndGetBetterProof(OpenClaim claim) {
        decisions.revokeAndAsk(
                claim.reviewer(),
                claim.id(),
                "On a second look the proof does not show the activity.",
                List.of(betterProof(claim)));
        String item = decisions.openItems(claim.user(), claim.id()).getFirst();
        giveBetterProof(claim, item);
    }

    void revokeAndReject(OpenClaim claim) {
        decisions.revokeAndReject(
                claim.reviewer(),
                claim.id(),
                "On a second look the cost is not payable.",
                NOT_ELIGIBLE,
                "Found after the approval.");
    }

    private static Question betterProof(OpenClaim claim) {
        return new Question(
                NOT_GOOD_ENOUGH,
                "This does not show the activity well enough: please attach a better one.",
                null,
                claim.proofs().getFirst());
    }
}
