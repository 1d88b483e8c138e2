package dev.coopclaims.kernel.refusal;

import java.text.MessageFormat;
import org.jspecify.annotations.Nullable;

/** A constant that has a text in {@code refusals.properties}. */
interface Told {

    /** The English text, a {@link MessageFormat} pattern. */
    default String text() {
        return Texts.of((Enum<?>) this);
    }

    /** The message: a whole sentence that says what is wrong and what to do. */
    default String told(@Nullable Object... arguments) {
        return Texts.told((Enum<?>) this, arguments);
    }
}
