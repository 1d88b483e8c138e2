package dev.coopclaims.app.request;

import dev.coopclaims.app.problem.FormLimits;
import dev.coopclaims.app.problem.Problem;
import dev.coopclaims.app.problem.ProblemType;
import dev.coopclaims.kernel.refusal.ServerCode;
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

    /** What is wrong with it; empty when nothing is. */
    static Optional<Problem> problem(String query) {
        return nameless(query).or(() -> undecodable(query));
    }

    private static Optional<Problem> nameless(String query) {
        String[] parameters = query.split("&", -1);
        if (parameters.length > FormLimits.MAX_PARAMETERS) {
            return malformed(ServerCode.QUERY_PARAMETERS_TOO_MANY, FormLimits.MAX_PARAMETERS);
        }
        return Arrays.stream(parameters)
                .filter(parameter -> parameter.startsWith("="))
                .findFirst()
                .flatMap(ignored -> malformed(ServerCode.QUERY_NAMELESS));
    }

    private static Optional<Problem> undecodable(String query) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(query.length());
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c == '%') {
                int high = digit(query, i + 1);
                int low = digit(query, i + 2);
                if (high < 0 || low < 0) {
                    return malformed(ServerCode.QUERY_PERCENT_SIGN);
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
            return Unprintable.inLine(text).flatMap(told -> malformed(ServerCode.QUERY_UNPRINTABLE, told));
        } catch (CharacterCodingException ignored) {
            return malformed(ServerCode.QUERY_NOT_UTF8);
        }
    }

    private static Optional<Problem> malformed(ServerCode code, Object... arguments) {
        return Optional.of(Problem.of(ProblemType.MALFORMED, code, arguments));
    }

    private static int digit(String query, int at) {
        return at < query.length() ? Character.digit(query.charAt(at), HEX) : -1;
    }
}
