package dev.coopclaims.app.request;

import dev.coopclaims.app.problem.FormLimits;
import dev.coopclaims.kernel.text.Unprintable;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Whether the query of an address can be read: percent encoding, UTF-8, no control characters. */
final class QueryText {
    private static final int HEX = 16;

    private QueryText() {}

    /** What is wrong with it, for a person; empty when nothing is. */
    static Optional<String> problem(String query) {
        return nameless(query).or(() -> undecodable(query));
    }

    private static Optional<String> nameless(String query) {
        String[] parameters = query.split("&", -1);
        if (parameters.length > FormLimits.MAX_PARAMETERS) {
            return Optional.of("the query of the address holds more than " + FormLimits.MAX_PARAMETERS + " parameters");
        }
        return Arrays.stream(parameters)
                .filter(parameter -> parameter.startsWith("="))
                .findFirst()
                .map(ignored -> "the query of the address holds a value without a name before its '='");
    }

    private static Optional<String> undecodable(String query) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(query.length());
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c == '%') {
                int high = digit(query, i + 1);
                int low = digit(query, i + 2);
                if (high < 0 || low < 0) {
                    return Optional.of("the query of the address holds a '%' that no two hexadecimal digits follow;"
                            + " write %25 for the sign itself");
                }
                bytes.write(high * HEX + low);
                i += 2;
            } else {
                // The server hands on the bytes of the request line as characters.
                bytes.write(c);
            }
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            return Unprintable.inLine(text).map(told -> "the query of the address " + told);
        } catch (CharacterCodingException ignored) {
            return Optional.of("the query of the address is not UTF-8");
        }
    }

    private static int digit(String query, int at) {
        return at < query.length() ? Character.digit(query.charAt(at), HEX) : -1;
    }
}
