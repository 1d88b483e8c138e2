package dev.coopclaims.command.web;

import dev.coopclaims.kernel.Patch;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RefusalReason;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.text.CanonicalText;
import dev.coopclaims.kernel.text.TextLength;
import dev.coopclaims.kernel.text.TextTooLongException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/**
 * Makes a record of typed values of a JSON object, and tells everything that is wrong in it at once, each with its JSON
 * pointer, in the order of the record's components (record 43). A component is required unless it is {@code @Nullable}; an
 * optional one is absent where it is {@code null} or a text that shows nothing. What a type takes stands in {@link BodyValues};
 * records of records, lists and patches are read here.
 */
public final class BodyBinder {
    /** So many places are kept; an answer tells the first of them. */
    private static final int MAX_TOLD = 1_000;

    /** Longest message, which may repeat what somebody has sent. */
    private static final int MAX_SHOWN_CHARS = 200;

    static final int MAX_DIGITS = 30;
    private static final Set<String> MONEY = Set.of("amount", "currency");

    private final List<Violation> wrong = new ArrayList<>();
    private int mistakes;

    private BodyBinder() {}

    /**
     * Binds a body.
     *
     * @param type a record, as {@link BodyType} describes
     * @throws Refusal malformed, with everything that is missing, malformed or unknown
     */
    public static <T> T bind(JsonNode json, Class<T> type) {
        BodyBinder binder = new BodyBinder();
        Object body = binder.record(json, type, "");
        if (body == null) {
            throw Refusal.malformed(binder.wrong);
        }
        return type.cast(body);
    }

    /** Null where something was wrong; then it is told. So everywhere here. */
    private @Nullable Object record(JsonNode json, Class<?> type, String at) {
        if (!json.isObject()) {
            return refuse(RequestCode.OBJECT_EXPECTED, at);
        }
        BodyType body = BodyType.of(type);
        int before = mistakes;
        refuseUnknown(json, body.names(), at);
        Object[] values = body.components().stream()
                .map(component -> component(json, body, component, at + "/" + component.name()))
                .toArray();
        return mistakes > before ? null : body.make(values);
    }

    private void refuseUnknown(JsonNode json, Set<String> known, String at) {
        json.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> refuse(
                        RequestCode.PROPERTY_UNKNOWN,
                        at + "/" + shown(name).replace("~", "~0").replace("/", "~1"),
                        shown(name)));
    }

    private @Nullable Object component(JsonNode object, BodyType body, BodyType.Component component, String at) {
        JsonNode given = object.get(component.name());
        if (given != null && component.raw() == Patch.class) {
            return patch(given, component.type(), at);
        }
        if (given == null || given.isNull()) {
            if (given != null && body.isPatch()) {
                return refuse(RequestCode.NOT_CLEARABLE, at);
            }
            return component.isRequiredIn(object) ? refuse(RefusalCode.REQUIRED, at) : null;
        }
        if (BodyValues.isText(component.raw())
                && showsNothing(given)
                && !body.isPatch()
                && !component.isRequiredIn(object)) {
            return null;
        }
        return component.raw() == List.class
                ? list(given, argument(component.type()), component.maxEntries(), at)
                : value(given, component.raw(), at);
    }

    private @Nullable Object patch(JsonNode given, Type patch, String at) {
        if (given.isNull() || showsNothing(given)) {
            return Patch.cleared();
        }
        Object to = value(given, argument(patch), at);
        return to == null ? null : new Patch<>(to);
    }

    private @Nullable Object list(JsonNode given, Class<?> type, int maxEntries, String at) {
        if (!given.isArray()) {
            return refuse(RequestCode.LIST_EXPECTED, at);
        }
        if (given.size() > maxEntries) {
            return refuse(RequestCode.LIST_TOO_LONG, at, maxEntries);
        }
        int before = mistakes;
        List<Object> values = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            String place = at + "/" + i;
            JsonNode entry = given.get(i);
            Object value = entry.isNull() ? refuse(RefusalCode.REQUIRED, place) : value(entry, type, place);
            if (value != null) {
                values.add(value);
            }
        }
        return mistakes > before ? null : List.copyOf(values);
    }

    private @Nullable Object value(JsonNode given, Class<?> type, String at) {
        if (type == Money.class) {
            return money(given, at);
        }
        if (type == Boolean.class || type == boolean.class) {
            return given.isBoolean() ? given.booleanValue() : refuse(RequestCode.BOOLEAN_EXPECTED, at);
        }
        if (type == Integer.class || type == int.class) {
            return given.isIntegralNumber() && given.canConvertToInt()
                    ? given.intValue()
                    : refuse(RequestCode.INTEGER_EXPECTED, at);
        }
        if (type == BigDecimal.class) {
            return number(given, at);
        }
        if (type == MultipartFile.class) {
            return given instanceof POJONode file ? file.getPojo() : refuse(RequestCode.FILE_NEEDED, at);
        }
        return BodyValues.isText(type) ? text(given, type, at) : record(given, type, at);
    }

    private @Nullable Object money(JsonNode given, String at) {
        if (!given.isObject()) {
            return refuse(RequestCode.OBJECT_EXPECTED, at);
        }
        int before = mistakes;
        refuseUnknown(given, MONEY, at);
        for (String name : List.of("amount", "currency")) {
            JsonNode part = given.get(name);
            if (part == null || part.isNull()) {
                refuse(RefusalCode.REQUIRED, at + "/" + name);
            } else if (!part.isString()) {
                refuse(RequestCode.TEXT_EXPECTED, at + "/" + name);
            }
        }
        return mistakes > before
                ? null
                : made(
                        at,
                        () -> Money.of(
                                BodyValues.identifier(given.get("amount").stringValue()),
                                BodyValues.identifier(given.get("currency").stringValue())));
    }

    /** Eleven characters may stand for a number of thousands of millions of digits, which whoever writes it out would make. */
    private @Nullable Object number(JsonNode given, String at) {
        if (!given.isNumber()) {
            return refuse(RequestCode.NUMBER_EXPECTED, at);
        }
        BigDecimal number = given.decimalValue();
        return number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS
                ? refuse(RequestCode.NUMBER_TOO_LONG, at, MAX_DIGITS)
                : number;
    }

    private @Nullable Object text(JsonNode given, Class<?> type, String at) {
        return given.isString()
                ? made(at, () -> BodyValues.of(type, given.stringValue()))
                : refuse(RequestCode.TEXT_EXPECTED, at);
    }

    private interface Making {
        Object make();
    }

    private @Nullable Object made(String at, Making making) {
        try {
            return making.make();
        } catch (TextTooLongException tooLong) {
            return refuse(RefusalCode.TEXT_TOO_LONG, at, tooLong.maxChars(), TextLength.maxBytes(tooLong.maxChars()));
        } catch (IllegalArgumentException no) {
            return refuse(RefusalCode.MALFORMED, at, shown(String.valueOf(no.getMessage())));
        }
    }

    private @Nullable Object refuse(RefusalReason code, String at, Object... told) {
        if (++mistakes <= MAX_TOLD) {
            wrong.add(code.at(at, told));
        }
        return null;
    }

    /** Cut, and without what forges what is shown: it goes into an answer and perhaps into somebody's terminal. */
    private static String shown(String text) {
        String clean = text.replaceAll("\\p{C}", " ");
        int end = clean.offsetByCodePoints(0, Math.min(MAX_SHOWN_CHARS, clean.codePointCount(0, clean.length())));
        return end == clean.length() ? clean : clean.substring(0, end) + "…";
    }

    private static boolean showsNothing(JsonNode given) {
        return given.isString() && CanonicalText.isEmpty(given.stringValue());
    }

    private static Class<?> argument(Type type) {
        return (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0];
    }
}
