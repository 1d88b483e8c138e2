package dev.coopclaims.command.web;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a request is checked beside {@link BodyBinder}; the field is named without the first slash: {@code invoice/date}. */
public final class Parsing {
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
}
