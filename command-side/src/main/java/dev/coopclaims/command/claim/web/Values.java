package dev.coopclaims.command.claim.web;

import dev.coopclaims.command.web.Parsing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values that only claims read from a request. */
public final class Values {

    private Values() {}

    /**
     * A list of ids or codes; empty when absent.
     *
     * @throws dev.coopclaims.kernel.refusal.Refusal malformed when it is longer, or an entry is not one
     */
    public static <T> List<T> list(
            String field, @Nullable List<@Nullable String> texts, int maxEntries, Function<String, T> constructor) {
        if (texts == null) {
            return List.of();
        }
        return Parsing.each(field, texts, maxEntries, (String at, String text) -> Parsing.value(at, text, constructor));
    }

    /** Absent when absent. */
    public static @Nullable Instant optionalInstant(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(text);
            Parsing.date(field, instant.atOffset(ZoneOffset.UTC).toLocalDate().toString());
            return instant;
        } catch (DateTimeException no) {
            throw Parsing.malformed(field, "not an instant like 2021-02-16T09:30:00Z");
        }
    }

    /** In hex, as of a file's content. */
    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
