package dev.coopclaims.app.idempotency;

/** The answers that are kept for repeated requests. */
@FunctionalInterface
public interface KeptAnswers {

    /**
     * Forgets all answers that are kept now but their status and position, since they may tell what was erased (H-6): their
     * bodies, their headers, and the digests of their requests, by which short texts could be guessed. A repeat learns status and position,
     * as of an answer that was too long to keep; so does another request with the same key, which is not executed either.
     */
    void forget();
}
