package dev.coopclaims.app.catalogue;

import dev.coopclaims.command.catalogue.CatalogueMistakes.Mistake;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.text.Unprintable;
import dev.coopclaims.kernel.time.KnownYears;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A node of the catalogue and its path. Reading it never throws: a mistake is recorded with its place and a harmless
 * value is used instead, so that one run finds every mistake.
 */
record CatalogueNode(JsonNode node, String path, List<Mistake> mistakes) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
    private static final int MAX_MISTAKES = 1_000;
    private static final int MAX_WHAT_CHARS = 1_000;
    /** So many allowed words are told. */
    private static final int MAX_WORDS = 50;

    CatalogueNode at(String field) {
        return new CatalogueNode(node.path(field), path.isEmpty() ? field : path + "." + field, mistakes);
    }

    boolean exists() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** Records a mistake; behind the first {@link #MAX_MISTAKES} nobody reads on. */
    void wrong(String what) {
        if (mistakes.size() < MAX_MISTAKES) {
            String told = what.length() <= MAX_WHAT_CHARS ? what : what.substring(0, MAX_WHAT_CHARS) + "…";
            mistakes.add(new Mistake(path.isEmpty() ? "(top)" : path, 0, told));
        }
    }

    String text() {
        return text("");
    }

    /** The text, or {@code otherwise} when it is missing; an empty text is recorded as a mistake. */
    String text(String otherwise) {
        if (!exists()) {
            if (otherwise.isEmpty()) {
                wrong("is missing");
            }
            return otherwise;
        }
        if (!node.isValueNode() || node.asString().isBlank()) {
            wrong("must be a text");
            return otherwise;
        }
        String text = node.asString();
        Unprintable.inText(text).ifPresent(this::wrong);
        return text;
    }

    /** A text that could be read as a number, which would lose its last zero. */
    String quoted() {
        if (exists() && node.isValueNode() && !node.isString()) {
            wrong("must be in quotes");
            return "";
        }
        return text();
    }

    boolean truth(boolean otherwise) {
        if (!exists()) {
            return otherwise;
        }
        if (!node.isBoolean()) {
            wrong("must be true or false");
            return otherwise;
        }
        return node.booleanValue();
    }

    int number(int from, int to, int otherwise) {
        if (!exists()) {
            if (otherwise < from) {
                wrong("is missing");
            }
            return otherwise;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < from || node.intValue() > to) {
            wrong("must be a whole number from " + from + " to " + to);
            return Math.max(from, otherwise);
        }
        return node.intValue();
    }

    <T> Optional<T> parsed(Function<String, T> parse) {
        String text = text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text));
        } catch (DateTimeException unknown) {
            wrong("'" + text + "' is not known");
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            wrong("'" + text + "': " + refused.getMessage());
            return Optional.empty();
        }
    }

    /** A day of the years that calendars are kept of. */
    @Nullable
    LocalDate date() {
        LocalDate day = parsed(LocalDate::parse).orElse(null);
        if (day != null && !KnownYears.hold(day)) {
            wrong("must be a day of the years " + KnownYears.FIRST + " to " + KnownYears.LAST);
            return null;
        }
        return day;
    }

    /** {@code {amount, currency}} at this place. */
    Optional<Money> money() {
        String amount = at("amount").text();
        String currency = at("currency").text();
        if (amount.isEmpty() || currency.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Money.of(amount, currency));
        } catch (IllegalArgumentException refused) {
            wrong(String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    <E extends Enum<E>> Optional<E> oneOf(Class<E> type) {
        List<String> words = Stream.of(type.getEnumConstants()).map(Enum::name).toList();
        String text = text();
        return word(text, words) ? Optional.of(Enum.valueOf(type, text)) : Optional.empty();
    }

    /** One of the constants, written in lower case in the catalogue. */
    <E extends Enum<E>> Optional<E> oneOfSmall(Class<E> type) {
        List<String> words = Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        String text = text();
        return word(text, words) ? Optional.of(Enum.valueOf(type, text.toUpperCase(Locale.ROOT))) : Optional.empty();
    }

    /** A list of words, each of which must be allowed. */
    List<String> words(List<String> allowed) {
        List<String> words = new ArrayList<>();
        for (CatalogueNode item : items()) {
            String word = item.text();
            if (item.word(word, allowed)) {
                words.add(word);
            }
        }
        return words;
    }

    /** Whether the text is an allowed word. An empty text has already been recorded. */
    boolean word(String text, List<String> allowed) {
        if (!text.isEmpty() && !allowed.contains(text)) {
            wrong("unknown word '" + text + "'; " + among(allowed));
        }
        return allowed.contains(text);
    }

    private static String among(List<String> allowed) {
        return "allowed: " + String.join(", ", allowed.subList(0, Math.min(MAX_WORDS, allowed.size())))
                + (allowed.size() > MAX_WORDS ? "…" : "");
    }

    List<CatalogueNode> items() {
        List<CatalogueNode> items = new ArrayList<>();
        if (exists() && !node.isArray()) {
            wrong("must be a list");
            return items;
        }
        for (int i = 0; i < node.size(); i++) {
            items.add(new CatalogueNode(node.get(i), path + "[" + i + "]", mistakes));
        }
        return items;
    }

    List<String> texts() {
        return items().stream()
                .map(CatalogueNode::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** A list of codes, each of which must be known. */
    List<String> codes(Map<String, ?> known, String what) {
        List<String> codes = new ArrayList<>();
        for (CatalogueNode item : items()) {
            String code = item.text();
            if (!code.isEmpty() && !known.containsKey(code)) {
                item.wrong("unknown " + what + " '" + code + "'");
            }
            codes.add(code);
        }
        return codes;
    }

    /** A map, in the file's order; each value is read at its own place. */
    <T> Map<String, T> map(Function<CatalogueNode, T> read) {
        Map<String, T> map = new LinkedHashMap<>();
        if (!exists() || !node.isObject()) {
            wrong(exists() ? "must be a map" : "is missing");
            return map;
        }
        node.properties().forEach(entry -> {
            CatalogueNode value = new CatalogueNode(
                    entry.getValue() == null ? MissingNode.getInstance() : entry.getValue(),
                    path + "." + entry.getKey(),
                    mistakes);
            value.codeOrWrong(entry.getKey());
            map.put(entry.getKey(), read.apply(value));
        });
        return map;
    }

    /** Codes stand in the ids of streams, and in addresses. An empty one has already been recorded. */
    private void codeOrWrong(String code) {
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            wrong("a code has 1 to 40 letters, digits, dashes and underscores");
        }
    }

    /** A list of items with a code, keyed by it, in the file's order; a code may occur only once. */
    <T> Map<String, T> byCode(Function<CatalogueNode, T> read) {
        Map<String, T> map = new LinkedHashMap<>();
        if (!exists()) {
            wrong("is missing");
        }
        for (CatalogueNode item : items()) {
            String code = item.at("code").text();
            item.at("code").codeOrWrong(code);
            T value = read.apply(item);
            if (!code.isEmpty() && map.put(code, value) != null) {
                item.at("code").wrong("'" + code + "' is listed twice");
            }
        }
        return map;
    }
}
