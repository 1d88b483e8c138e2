package dev.coopclaims.kernel.catalogue;

/** A measure of an activity's result (P-3). */
public record MetricKind(String code, Type type) {

    /** The form of its value. */
    public enum Type {
        /** A whole number, zero or above. */
        INTEGER,
        TEXT,
        /** One entry per line. */
        LIST,
        /** {@code 12.50 EUR}. */
        MONEY
    }
}
