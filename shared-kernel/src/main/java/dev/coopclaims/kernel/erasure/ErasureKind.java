package dev.coopclaims.kernel.erasure;

/** What kind of subject is erased (H-6). */
public enum ErasureKind {
    /** A person: the name and mail address of every membership. */
    PERSON,
    /** An organisation: its names, and the external ids of its earnings. */
    ORGANISATION,
    /** A claim: everything that people wrote in it and about it. */
    CLAIM,
    /** An invoice number: what its suppliers are called. */
    INVOICE,
    /** A pre-approval: what was planned, and what was said about it. */
    PRE_APPROVAL
}
