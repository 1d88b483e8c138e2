package dev.coopclaims.kernel.refusal;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The texts of {@code refusals.properties}, patterns of {@link MessageFormat} by the names of their constants. */
final class Texts {
    private static final ResourceBundle ENGLISH =
            ResourceBundle.getBundle("dev.coopclaims.kernel.refusal.refusals", Locale.ROOT);

    private Texts() {}

    static String of(Enum<?> constant) {
        return ENGLISH.getString(constant.name());
    }

    /** Puts in the arguments as they are: numbers are not grouped. */
    static String told(Enum<?> constant, @Nullable Object... arguments) {
        return MessageFormat.format(
                of(constant), Arrays.stream(arguments).map(String::valueOf).toArray());
    }
}
