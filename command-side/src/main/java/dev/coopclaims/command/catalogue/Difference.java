package dev.coopclaims.command.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * One thing in which a version of the catalogue differs from another.
 *
 * @param area such as {@code activity}
 * @param code of the thing within its area; empty for what there is once
 * @param field what of it; empty if the whole thing came or went
 * @param before as text; absent for what came
 * @param after as text; absent for what went
 * @param sentence for people
 */
public record Difference(
        String area,
        String code,
        String field,
        @Nullable String before,
        @Nullable String after,
        Effect effect,
        String sentence) {

    /** What it means for partners. */
    public enum Effect {
        /** They may do more. */
        WIDENS,
        /** They may do less, or other than before. */
        NARROWS,
        /** Only words change. */
        WORDS
    }

    Difference saying(String other) {
        return new Difference(area, code, field, before, after, effect, other);
    }

    /** Area, code and field. */
    public String path() {
        return area + (code.isEmpty() ? "" : "/" + code) + (field.isEmpty() ? "" : "/" + field);
    }
}
