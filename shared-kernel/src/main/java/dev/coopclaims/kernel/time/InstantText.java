package dev.coopclaims.kernel.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** An instant as text: UTC with three decimals always, so that instants sort as text. */
public final class InstantText {
    /** A year of four digits is enough for every instant of ours; longer years would break the order. */
    private static final DateTimeFormatter MILLIS = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 3, 3, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private InstantText() {}

    /** {@code 2026-11-15T00:00:00.000Z}; anything finer than a millisecond is cut off. */
    public static String of(Instant instant) {
        return MILLIS.format(instant);
    }
}
