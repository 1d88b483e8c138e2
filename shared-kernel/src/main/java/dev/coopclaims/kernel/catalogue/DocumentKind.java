package dev.coopclaims.kernel.catalogue;

/**
 * A kind of document (C-5).
 *
 * @param costEvidence whether it proves a cost
 * @param link whether it is a link instead of a file
 */
public record DocumentKind(String code, Stage stage, boolean costEvidence, boolean link) {

    /** The stage at which it is attached. */
    public enum Stage {
        CLAIM,
        PRE_APPROVAL,
        AUDIT,
        PAYMENT
    }
}
