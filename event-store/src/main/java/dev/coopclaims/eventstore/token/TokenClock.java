package dev.coopclaims.eventstore.token;

/** Whose clock decides whether a claim on a segment has expired. */
public enum TokenClock {
    /** The server's, by {@code $$NOW}: right for several nodes whose clocks differ. */
    SERVER,
    /** This process's: for a server that knows no pipeline updates and has one process only. */
    PROCESS
}
