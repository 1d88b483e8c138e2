package dev.coopclaims.app.problem;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.text.BreakIterator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says where a body is not JSON, without naming our classes; its binder checks what the JSON contains. */
final class MalformedBody {
    /** The longest part of an input that is repeated in an answer, in characters. */
    private static final int MAX_ECHO_CHARS = 120;

    /** The beginning of Jackson's message for a duplicate property; its quoted name follows. */
    private static final String DUPLICATE = "Duplicate Object property ";

    private static final Pattern LIMIT =
            Pattern.compile("^([A-Za-z ]+) \\([^)]*\\) exceeds the maximum allowed \\((\\d+)");

    private MalformedBody() {}

    static Problem of(JacksonException failure) {
        if (causeOf(failure) instanceof Refusal refusal) {
            return Problems.of(refusal);
        }
        if (causeOf(failure) instanceof BodyTooLarge tooLarge) {
            return Problems.of(tooLarge);
        }
        Throwable cause = causeOf(failure);
        Optional<Problem> broken = cause == null ? Optional.empty() : ClientFault.of(cause);
        if (broken.isPresent()) {
            return broken.get();
        }
        if (causeOf(failure) instanceof NotUtf8 other) {
            return Problems.of(other);
        }
        String what = what(failure);
        return Problem.of(
                ProblemType.MALFORMED,
                what + place(failure),
                List.of(RefusalCode.MALFORMED.at(echo(pointer(failure)), what)));
    }

    private static String what(JacksonException failure) {
        Throwable cause = causeOf(failure);
        if (cause instanceof IllegalArgumentException invalid && isOurs(invalid) && invalid.getMessage() != null) {
            return echo(invalid.getMessage());
        }
        String original = failure.getOriginalMessage();
        if (failure instanceof StreamReadException && original != null && original.startsWith(DUPLICATE)) {
            return "a property is given twice: "
                    + echo(original.substring(DUPLICATE.length()).strip());
        }
        if (failure instanceof StreamConstraintsException && original != null) {
            return beyond(original);
        }
        if (failure instanceof MismatchedInputException) {
            return "more than one JSON value: send one";
        }
        return failure.getPath().isEmpty() ? "not JSON" : "a value that is not allowed";
    }

    /** Jackson says what exceeds which limit, but also the name of its setting. */
    private static String beyond(String original) {
        Matcher limit = LIMIT.matcher(original);
        return limit.find()
                ? "not JSON that is accepted: " + limit.group(1).toLowerCase(Locale.ROOT) + " above " + limit.group(2)
                : "not JSON that is accepted: a value is too long or nested too deeply";
    }

    /** Whether it is one of our value types, whose messages are written for people. */
    static boolean isOurs(@Nullable Class<?> type) {
        return type != null && !type.isEnum() && type.getPackageName().startsWith("dev.coopclaims.kernel");
    }

    /** Whether we wrote its message: those of libraries name classes. */
    private static boolean isOurs(IllegalArgumentException thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith("dev.coopclaims.");
    }

    static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "what is expected here";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == LocalDate.class) {
            return "a date such as 2019-10-31";
        }
        if (type == Instant.class) {
            return "an instant such as 2019-10-31T12:00:00Z";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number in range";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type)
                ? "an object with its properties"
                : "what is expected here";
    }

    private static String place(JacksonException failure) {
        String pointer = pointer(failure);
        TokenStreamLocation location = failure.getLocation();
        String at = pointer.isEmpty() ? "" : " at " + echo(pointer);
        return location == null || location.getLineNr() < 1
                ? at
                : at
                        + String.format(
                                Locale.ROOT, " (line %d, column %d)", location.getLineNr(), location.getColumnNr());
    }

    private static String pointer(JacksonException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            pointer.append('/').append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
        }
        return pointer.toString();
    }

    private static @Nullable Throwable causeOf(JacksonException failure) {
        Throwable cause = failure.getCause();
        while (cause instanceof JacksonException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Shortened and without control characters, because it goes into an answer and perhaps to somebody's terminal. */
    static String echo(String input) {
        String clean = input.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= MAX_ECHO_CHARS ? clean : clean.substring(0, wholeCharacters(clean)) + "…";
    }

    /** The end of the last whole user-perceived character within {@link #MAX_ECHO_CHARS} code units. */
    private static int wholeCharacters(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        return characters.isBoundary(MAX_ECHO_CHARS) ? MAX_ECHO_CHARS : characters.preceding(MAX_ECHO_CHARS);
    }
}
