package dev.coopclaims.kernel.catalogue;

/**
 * A kind of document (C-5).
 *
 * @param costEvidence whether it proves a cost
 * @param link whether it is an address instead of a file
 */
public record DocumentKind(String code, Stage stage, boolean costEvidence, boolean link) {

    /** When it is handed in. */
    public enum Stage {
        CLAIM,
        PRE_APPROVAL,
        AUDIT,
        PAYMENT
    }
}
