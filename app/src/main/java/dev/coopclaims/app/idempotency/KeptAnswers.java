package dev.coopclaims.app.idempotency;

/** The answers that are kept for repeated requests. */
@FunctionalInterface
public interface KeptAnswers {

    /**
     * Forgets the bodies of all answers that are kept now, since they may tell what was erased (H-6). A repeat learns status
     * and position, as of an answer that was too long to keep.
     */
    void forgetBodies();
}
