package dev.coopclaims.kernel.claim;

/** The deadlines of a claim for what the partner has to do in time (T-5). */
public enum PartnerDeadline {
    /** For submitting the claim (C-7). */
    SUBMISSION,
    /** For answering a request for information (V-6). */
    ANSWER,
    /** For disputing a rejection (D-1). */
    DISPUTE,
    /** For producing originals (V-8). */
    ORIGINALS
}
