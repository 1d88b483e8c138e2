package dev.coopclaims.app.startup;

/** What a process does: decide, answer, or both. */
public enum NodeRole {
    COMMAND,
    QUERY,
    ALL
}
