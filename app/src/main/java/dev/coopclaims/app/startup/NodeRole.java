package dev.coopclaims.app.startup;

/** What a process does for the others: decide, answer, or both. */
public enum NodeRole {
    COMMAND,
    QUERY,
    ALL
}
