package dev.coopclaims.kernel.refusal;

import org.jspecify.annotations.Nullable;

/**
 * All sentences that may follow the text of a {@link RefusalCode}, whatever its code, because they depend on who reads
 * it. A constant's name is the key of its text in {@code refusals.properties}.
 */
public enum FurtherSentence {
    ALSO_AT_COST,
    ALSO_IN_CLAIM,
    ALSO_OUTSIDE_MEMBERSHIP,
    EXCEPTION_IS_OVER,
    EXCEPTION_WAS_REVOKED,
    HELD_OUTSIDE_MEMBERSHIP_ASK,
    HELD_OUTSIDE_MEMBERSHIP,
    INVOICE_OF_OTHER_COST,
    NOBODY_ELSE_REVIEWS,
    RATE_TOO_OLD,
    SEE_CLAIMS;

    /** The English text, a pattern of {@link java.text.MessageFormat}. */
    public String text() {
        return Texts.of(this);
    }

    /** The whole sentence. */
    public String told(@Nullable Object... arguments) {
        return Texts.told(this, arguments);
    }
}
