package dev.coopclaims.app.request;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;

/**
 * Reads the instants in a query. One that the database cannot store, some 290 million years away, is no instant here:
 * it is answered as malformed, and not when the query fails with it.
 */
final class InstantsInParameters implements Converter<String, @Nullable Instant> {

    /** @throws IllegalArgumentException when it is not such an instant */
    @Override
    public @Nullable Instant convert(String given) {
        if (given.isBlank()) {
            return null;
        }
        try {
            return Instant.ofEpochMilli(Instant.parse(given.strip()).toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException malformed) {
            throw new IllegalArgumentException("not an instant: " + given, malformed);
        }
    }
}
