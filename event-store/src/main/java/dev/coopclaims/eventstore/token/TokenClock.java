package dev.coopclaims.eventstore.token;

/** The clock that decides whether a claim on a segment has expired. */
public enum TokenClock {
    /** The server's clock ({@code $$NOW}): correct for several nodes whose clocks differ. */
    SERVER,
    /** This process's clock: for a server without pipeline updates that serves only one process. */
    PROCESS
}
