package dev.coopclaims.command.web;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.text.BoundedText;
import dev.coopclaims.kernel.text.CanonicalText;
import dev.coopclaims.kernel.text.Unprintable;
import dev.coopclaims.kernel.time.EarningPeriod;
import dev.coopclaims.kernel.time.KnownYears;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.function.Function;

/**
 * The types that are texts on the wire: dates, instants, currencies, periods, enums by their names, and every record that holds
 * one text, such as an id and a {@link BoundedText}.
 */
final class BodyValues {
    private static final int SHOWN_CHARS = 100;

    private static final Map<Class<?>, Function<String, Object>> OTHERS = Map.of(
            LocalDate.class, BodyValues::date,
            Instant.class, BodyValues::instant,
            Currency.class, Money::currencyOf,
            EarningPeriod.class, EarningPeriod::ofLabel);

    private static final ClassValue<MethodHandle> CONSTRUCTORS = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            try {
                return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                        .findConstructor(type, MethodType.methodType(void.class, String.class))
                        .asType(MethodType.methodType(Object.class, String.class));
            } catch (ReflectiveOperationException missing) {
                throw new IllegalStateException("every record has its constructor", missing);
            }
        }
    };

    private BodyValues() {}

    static boolean isText(Class<?> type) {
        return OTHERS.containsKey(type) || type.isEnum() || holdsOneText(type);
    }

    private static boolean holdsOneText(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == String.class
                && type.getRecordComponents()[0].getName().equals("value");
    }

    /**
     * The value that a text stands for.
     *
     * @param type one that {@link #isText}
     * @throws IllegalArgumentException when it stands for none; its message is written for people
     */
    static Object of(Class<?> type, String given) {
        if (BoundedText.class.isAssignableFrom(type)) {
            return made(type, given);
        }
        String text = identifier(given);
        Function<String, Object> other = OTHERS.get(type);
        if (other != null) {
            return other.apply(text);
        }
        return type.isEnum() ? name(type, text) : made(type, text);
    }

    /** Whether a text stands for the value of that name, in whatever form it is written. */
    static boolean isName(String given, String name) {
        try {
            return identifier(given).equals(name);
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }

    /** The one form of what is compared as it is, such as an id. */
    static String identifier(String given) {
        String text = CanonicalText.ofIdentifier(given);
        Unprintable.inText(text).ifPresent(told -> {
            throw new IllegalArgumentException(told);
        });
        return text;
    }

    private static Object made(Class<?> type, String text) {
        try {
            return CONSTRUCTORS.get(type).invokeExact(text);
        } catch (RuntimeException | Error refused) {
            throw refused;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    private static Object name(Class<?> names, String text) {
        return Arrays.stream(names.getEnumConstants())
                .filter(one -> ((Enum<?>) one).name().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("none of " + Arrays.toString(names.getEnumConstants())));
    }

    static LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (KnownYears.hold(date)) {
                return date;
            }
        } catch (DateTimeException no) {
            throw new IllegalArgumentException("not a date like 2021-02-16: " + shown(text), no);
        }
        throw new IllegalArgumentException("is of a year from " + KnownYears.FIRST + " to " + KnownYears.LAST);
    }

    private static Instant instant(String text) {
        try {
            Instant instant = Instant.parse(text);
            date(instant.atOffset(ZoneOffset.UTC).toLocalDate().toString());
            return instant;
        } catch (DateTimeException no) {
            throw new IllegalArgumentException("not an instant like 2021-02-16T09:30:00Z", no);
        }
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
    }
}
