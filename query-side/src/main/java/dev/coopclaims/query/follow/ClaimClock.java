package dev.coopclaims.query.follow;

/** The clock that says that a claim is over. */
public enum ClaimClock {
    /** The server's: correct for several nodes whose clocks differ. */
    SERVER,
    /** This process's: for a server that knows no expressions and serves one process only. */
    PROCESS
}
