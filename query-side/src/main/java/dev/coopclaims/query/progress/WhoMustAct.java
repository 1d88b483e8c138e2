package dev.coopclaims.query.progress;

/** The side that must take the next step of a claim (F-6). */
public enum WhoMustAct {
    PARTNER,
    REVIEWER,
    FINANCE,
    NOBODY
}
