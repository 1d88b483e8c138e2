package dev.coopclaims.command.web;

import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.text.CanonicalText;
import dev.coopclaims.kernel.text.TextLength;
import dev.coopclaims.kernel.text.Unprintable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns what came in into values, once, at the edge. What is malformed is refused with the JSON pointer of its field; the
 * field is named without the first slash: {@code invoice/date}. Every text gets its one form ({@link CanonicalText}), is
 * measured in what people count ({@link TextLength}), and holds no character that forges what is shown ({@link Unprintable}).
 */
public final class Parsing {
    /** Longest line of text: titles, names, numbers. */
    public static final int LINE_CHARS = 200;
    /** Longest text of several lines: comments, explanations, reasons. */
    public static final int TEXT_CHARS = 4_000;

    private static final int SHOWN_CHARS = 100;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

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
     * Reads fields that belong to one body, so that all of those that are missing or malformed are told at once.
     *
     * @param reads each reads one field or a group of them, without effect
     * @throws Refusal malformed with what every read refused
     */
    public static void together(Runnable... reads) {
        List<Violation> wrong = new ArrayList<>();
        for (Runnable read : reads) {
            try {
                read.run();
            } catch (Refusal refusal) {
                if (refusal.kind() != Refusal.Kind.MALFORMED
                        || refusal.violations().isEmpty()) {
                    throw refusal;
                }
                wrong.addAll(refusal.violations());
            }
        }
        if (!wrong.isEmpty()) {
            throw Refusal.malformed(wrong);
        }
    }

    /**
     * Reads every element of a list, so that all that is wrong in it is told at once.
     *
     * @param read reads one element, named by the first argument
     * @throws Refusal malformed with what every element refused; when there are more than allowed
     */
    public static <T, R> List<R> each(
            String field, List<@Nullable T> given, int maxElements, BiFunction<String, T, R> read) {
        if (given.size() > maxElements) {
            throw malformed(field, "has more than " + maxElements + " entries");
        }
        List<R> values = new ArrayList<>(given.size());
        Runnable[] reads = new Runnable[given.size()];
        for (int i = 0; i < reads.length; i++) {
            String at = field + "/" + i;
            T element = given.get(i);
            reads[i] = () -> values.add(read.apply(at, required(at, element)));
        }
        together(reads);
        return values;
    }

    /**
     * An id or the like in a body, a query or a header.
     *
     * @param constructor says no with an {@link IllegalArgumentException}
     * @throws Refusal malformed when it is absent or not one
     */
    public static <T> T value(String field, @Nullable String text, Function<String, T> constructor) {
        String given = printable(field, inOneForm(field, text, CanonicalText::ofIdentifier));
        try {
            return constructor.apply(given);
        } catch (IllegalArgumentException no) {
            throw malformed(field, String.valueOf(no.getMessage()));
        }
    }

    /** As {@link #value}; absent when it is absent or empty, as a form sends a field that nobody filled in. */
    public static <T> @Nullable T optionalValue(String field, @Nullable String text, Function<String, T> constructor) {
        return text == null || CanonicalText.isEmpty(text) ? null : value(field, text, constructor);
    }

    /**
     * An id that stands in the address.
     *
     * @throws Refusal not found when it is not one: nothing can be there
     */
    public static <T> T idInPath(String text, Function<String, T> constructor) {
        try {
            return constructor.apply(text);
        } catch (IllegalArgumentException no) {
            throw Refusal.notFound("There is no " + shown(text) + ".");
        }
    }

    /** @throws Refusal malformed when absent, empty, longer, or with unprintable characters; surrounding space is cut off */
    public static String line(String field, @Nullable String text) {
        return line(field, text, LINE_CHARS);
    }

    /** @throws Refusal as of {@link #line(String, String)} */
    public static String line(String field, @Nullable String text, int maxChars) {
        return oneLine(field, text(field, text, maxChars));
    }

    /**
     * A number, a code or the like, as of an invoice: without invisible characters, so that what looks the same is the same.
     *
     * @throws Refusal as of {@link #line(String, String)}
     */
    public static String identifier(String field, @Nullable String text, int maxChars) {
        return oneLine(field, checked(field, inOneForm(field, text, CanonicalText::ofIdentifier), maxChars));
    }

    /** A code of the catalogue, see {@link #identifier}. */
    public static String code(String field, @Nullable String text) {
        return identifier(field, text, LINE_CHARS);
    }

    /** As {@link #identifier}; absent when absent or empty. */
    public static @Nullable String optionalIdentifier(String field, @Nullable String text, int maxChars) {
        return text == null || CanonicalText.isEmpty(text) ? null : identifier(field, text, maxChars);
    }

    private static String oneLine(String field, String line) {
        Unprintable.inLine(line).ifPresent(told -> {
            throw malformed(field, "is one line, and " + told);
        });
        return line;
    }

    /** @throws Refusal malformed when a text of several lines holds what no text holds */
    public static String printable(String field, String text) {
        Unprintable.inText(text).ifPresent(told -> {
            throw malformed(field, told);
        });
        return text;
    }

    /** As {@link #line}; absent when absent or empty. */
    public static @Nullable String optionalLine(String field, @Nullable String text) {
        return text == null || CanonicalText.isEmpty(text) ? null : line(field, text);
    }

    /** @throws Refusal malformed when absent, empty, longer, or not whole characters; surrounding space is cut off */
    public static String text(String field, @Nullable String text, int maxChars) {
        return checked(field, inOneForm(field, text, CanonicalText::of), maxChars);
    }

    private static String inOneForm(String field, @Nullable String text, UnaryOperator<String> form) {
        String given = required(field, text);
        try {
            return form.apply(given);
        } catch (IllegalArgumentException piledUp) {
            throw malformed(field, "holds " + piledUp.getMessage() + "; no language needs as many");
        }
    }

    private static String checked(String field, String given, int maxChars) {
        if (given.isEmpty()) {
            throw malformed(field, "is empty");
        }
        if (!TextLength.isWithin(given, maxChars)) {
            throw Refusal.malformed(
                    List.of(RefusalCode.TEXT_TOO_LONG.at("/" + field, maxChars, TextLength.maxBytes(maxChars))));
        }
        if (given.codePoints().anyMatch(Parsing::isHalfCharacter)) {
            throw malformed(field, "holds half of a character (a lone surrogate)");
        }
        return printable(field, given);
    }

    /** As {@link #text}; absent when absent or empty. */
    public static @Nullable String optionalText(String field, @Nullable String text, int maxChars) {
        return text == null || CanonicalText.isEmpty(text) ? null : text(field, text, maxChars);
    }

    /** @throws Refusal malformed when absent, not like {@code 2021-02-16}, or of a year that no claim can be about */
    public static LocalDate date(String field, @Nullable String text) {
        String given = inOneForm(field, text, CanonicalText::ofIdentifier);
        try {
            LocalDate date = LocalDate.parse(given);
            if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
                throw malformed(field, "is of a year from " + FIRST_YEAR + " to " + LAST_YEAR);
            }
            return date;
        } catch (DateTimeException no) {
            throw malformed(field, "not a date like 2021-02-16: " + shown(given));
        }
    }

    /** As {@link #date}; absent when absent. */
    public static @Nullable LocalDate optionalDate(String field, @Nullable String text) {
        return text == null ? null : date(field, text);
    }

    /** @throws Refusal malformed when absent, in part absent, or not money */
    public static Money money(String field, @Nullable MoneyBody body) {
        MoneyBody given = required(field, body);
        together(
                () -> required(field + "/amount", given.amount()),
                () -> required(field + "/currency", given.currency()));
        String amount = required(field + "/amount", given.amount());
        String currency = CanonicalText.ofIdentifier(required(field + "/currency", given.currency()));
        return value(field, amount, text -> Money.of(text, currency));
    }

    /** As {@link #money}; absent when absent. */
    public static @Nullable Money optionalMoney(String field, @Nullable MoneyBody body) {
        return body == null ? null : money(field, body);
    }

    /** @throws Refusal malformed when absent or not a currency */
    public static Currency currency(String field, @Nullable String code) {
        return value(field, code, Money::currencyOf);
    }

    /** @throws Refusal malformed when absent or not one of the names */
    public static <E extends Enum<E>> E name(String field, @Nullable String text, Class<E> names) {
        return value(field, text, given -> {
            for (E name : names.getEnumConstants()) {
                if (name.name().equals(given)) {
                    return name;
                }
            }
            throw new IllegalArgumentException("none of " + Arrays.toString(names.getEnumConstants()));
        });
    }

    /** No UTF-8 can store it: it would come back as another text than the one that was acknowledged. */
    private static boolean isHalfCharacter(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
    }
}
