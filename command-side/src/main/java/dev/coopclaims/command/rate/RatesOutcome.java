package dev.coopclaims.command.rate;

import dev.coopclaims.kernel.refusal.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rates of one record.
 *
 * @param problem why nothing of it was taken; absent for the other two
 */
public record RatesOutcome(Kind kind, @Nullable Violation problem) {
    static final RatesOutcome PUBLISHED = new RatesOutcome(Kind.PUBLISHED, null);
    static final RatesOutcome DUPLICATE = new RatesOutcome(Kind.DUPLICATE, null);

    /** Nothing of the record is taken. */
    public static RatesOutcome refused(Violation problem) {
        return new RatesOutcome(Kind.REFUSED, problem);
    }

    /** The ways it may go. */
    public enum Kind {
        /** At least one of its rates is new. */
        PUBLISHED,
        /** All of its rates were published before, and are the same. */
        DUPLICATE,
        /** One of its rates was published before with another value. */
        CONFLICT,
        REFUSED
    }
}
