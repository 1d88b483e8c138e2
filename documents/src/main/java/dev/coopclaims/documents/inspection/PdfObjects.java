package dev.coopclaims.documents.inspection;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the few objects of a PDF that describe its encryption (ISO 32000-2, 7.3): dictionaries as maps, arrays as
 * lists, strings as bytes, names with their slash, everything else as written. Malformed text ends the object being
 * read.
 */
final class PdfObjects {
    private static final int MAX_DEPTH = 16;
    /** Such an object has some hundred bytes; without a limit, a file of brackets becomes thirty times as many. */
    private static final int MAX_CHARS = 16 * 1024;

    private static final Pattern WORD = Pattern.compile("[^\\s()<>\\[\\]{}/%]+");
    private static final Pattern NAME = Pattern.compile("/[^\\s()<>\\[\\]{}/%]*");
    private static final Pattern REFERENCE = Pattern.compile("([0-9]{1,10})\\s+([0-9]{1,5})\\s+R\\b");

    private final String text;
    private int at;

    private PdfObjects(String text) {
        this.text = text;
    }

    /** A pointer to an object. */
    record Reference(String number, String generation) {}

    /** The object that begins at a position, or the empty string if there is none. Only so many characters are read. */
    static Object at(String text, int place) {
        return new PdfObjects(text.substring(place, Math.min(text.length(), place + MAX_CHARS))).read(0);
    }

    private Object read(int depth) {
        skipBlanks();
        if (at >= text.length() || depth > MAX_DEPTH) {
            return "";
        }
        if (text.startsWith("<<", at)) {
            return dictionary(depth);
        }
        Matcher reference = REFERENCE.matcher(text).region(at, Math.min(text.length(), at + 24));
        if (reference.lookingAt()) {
            at = reference.end();
            return new Reference(reference.group(1), reference.group(2));
        }
        return switch (text.charAt(at)) {
            case '[' -> array(depth);
            case '(' -> literal();
            case '<' -> hexadecimal();
            case '/' -> token(NAME);
            default -> token(WORD);
        };
    }

    private Map<String, Object> dictionary(int depth) {
        at += 2;
        Map<String, Object> entries = new HashMap<>();
        while (true) {
            skipBlanks();
            String key = token(NAME);
            if (key.isEmpty()) {
                at += text.startsWith(">>", at) ? 2 : 0;
                return entries;
            }
            entries.put(key, read(depth + 1));
        }
    }

    private List<Object> array(int depth) {
        at++;
        List<Object> items = new ArrayList<>();
        while (true) {
            skipBlanks();
            if (at >= text.length()) {
                return items;
            }
            if (text.charAt(at) == ']') {
                at++;
                return items;
            }
            int before = at;
            items.add(read(depth + 1));
            if (at == before) {
                return items;
            }
        }
    }

    private byte[] literal() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int open = 0;
        for (; at < text.length(); at++) {
            char one = text.charAt(at);
            if (one == '(' && open++ == 0) {
                continue;
            }
            if (one == ')' && --open == 0) {
                at++;
                break;
            }
            if (one == '\\' && at + 1 < text.length()) {
                at++;
                escaped(bytes);
            } else {
                bytes.write(one);
            }
        }
        return bytes.toByteArray();
    }

    private void escaped(ByteArrayOutputStream bytes) {
        char one = text.charAt(at);
        int known = "nrtbf".indexOf(one);
        if (known >= 0) {
            bytes.write("\n\r\t\b\f".charAt(known));
        } else if (one >= '0' && one <= '7') {
            int end = at;
            while (end < Math.min(text.length(), at + 3) && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
                end++;
            }
            bytes.write(Integer.parseInt(text.substring(at, end), 8));
            at = end - 1;
        } else if (one == '\r' && text.startsWith("\n", at + 1)) {
            at++;
        } else if (one != '\r' && one != '\n') {
            bytes.write(one);
        }
    }

    private byte[] hexadecimal() {
        int end = text.indexOf('>', at);
        if (end < 0) {
            at = text.length();
            return new byte[0];
        }
        String digits = text.substring(at + 1, end).replaceAll("\\s", "");
        at = end + 1;
        if (!digits.matches("[0-9A-Fa-f]*")) {
            return new byte[0];
        }
        return HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : digits + "0");
    }

    private String token(Pattern pattern) {
        Matcher token = pattern.matcher(text).region(at, text.length());
        if (!token.lookingAt()) {
            return "";
        }
        at = token.end();
        return token.group();
    }

    /** Comments count as blanks. */
    private void skipBlanks() {
        while (at < text.length()) {
            char one = text.charAt(at);
            if (one == '%') {
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (one == 0 || Character.isWhitespace(one)) {
                at++;
            } else {
                return;
            }
        }
    }

    /** A name or number as text. */
    static String word(@Nullable Object value) {
        return value instanceof String word ? word : "";
    }

    /** A string's bytes; empty for anything else. */
    static byte[] bytes(@Nullable Object value) {
        return value instanceof byte[] bytes ? bytes : word(value).getBytes(StandardCharsets.ISO_8859_1);
    }
}
