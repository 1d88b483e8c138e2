package dev.coopclaims.command.claim;

/**
 * What a copy does not take over, because the version of the catalogue by which it is judged does not know it (§3, C-11).
 *
 * @param code of the catalogue: of a cost its expense type, or the part that it excludes
 */
public record LeftOut(Kind kind, String code) {
    /** What it is. */
    public enum Kind {
        COST,
        DOCUMENT,
        METRIC,
        REQUIREMENT
    }
}
