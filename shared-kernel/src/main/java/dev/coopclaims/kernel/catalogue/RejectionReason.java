package dev.coopclaims.kernel.catalogue;

/** A reason with a stable code (V-4). */
public record RejectionReason(String code, String text, Outcome outcome, Stage stage) {

    /** Whether it asks the partner to act or ends the claim. */
    public enum Outcome {
        ACTION,
        REJECT,
        EITHER
    }

    /** Where it is used. */
    public enum Stage {
        REVIEW,
        PAYMENT
    }

    /** Whether a reviewer may reject a claim with it (V-4). */
    public boolean allowsRejection() {
        return stage == Stage.REVIEW && outcome != Outcome.ACTION;
    }
}
