package dev.coopclaims.command.web;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What of a request is checked beside {@link BodyBinder}; the field is named without the first slash: {@code invoice/date}. */
public final class Parsing {
    private static final int SHOWN_CHARS = 100;

    private Parsing() {}

    /** The refusal of a field. */
    public static Refusal malformed(String field, String expected) {
        return Refusal.malformed(List.of(RefusalCode.MALFORMED.at("/" + field, expected)));
    }

    /** @throws Refusal malformed when it is absent */
    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Refusal.malformed(List.of(RefusalCode.REQUIRED.at("/" + field)));
        }
        return value;
    }

    /**
     * An id that stands in the address.
     *
     * @param constructor says no with an {@link IllegalArgumentException}
     * @throws Refusal not found when it is not one: nothing can be there
     */
    public static <T> T idInPath(String text, Function<String, T> constructor) {
        try {
            return constructor.apply(text);
        } catch (IllegalArgumentException no) {
            throw Refusal.notFound("There is no "
                    + (text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…") + ".");
        }
    }
}
