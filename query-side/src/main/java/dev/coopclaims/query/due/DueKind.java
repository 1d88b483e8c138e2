package dev.coopclaims.query.due;

/** What time does by itself. The name is part of an item's key, so it never changes. */
public enum DueKind {
    /** A draft that was not submitted expires (C-12). */
    DRAFT_EXPIRY
}
