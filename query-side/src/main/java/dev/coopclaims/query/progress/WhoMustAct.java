package dev.coopclaims.query.progress;

/** On whose side the next step of a claim is (F-6). */
public enum WhoMustAct {
    PARTNER,
    REVIEWER,
    FINANCE,
    NOBODY
}
