package dev.coopclaims.app.security;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The claims of a token as its issuer wrote them. */
final class WrittenClaims {
    private static final ObjectReader READER = JsonMapper.shared()
            .readerFor(JsonNode.class)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /** The end of the year 9999, in seconds: farther times overflow where they are counted in milliseconds. */
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

    private static final List<String> TIMES = List.of("exp", "nbf", "iat");
    private static final JsonNode NONE = JsonMapper.shared().createObjectNode();

    private final JsonNode claims;

    private WrittenClaims(JsonNode claims) {
        this.claims = claims;
    }

    /** @param token a signed token; anything else has no claims */
    static WrittenClaims of(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            return new WrittenClaims(
                    parts.length == 3 ? READER.readTree(Base64.getUrlDecoder().decode(parts[1])) : NONE);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return new WrittenClaims(NONE);
        }
    }

    /** Whether the issuer is this one to the letter, the subject is a text, and all times are numbers in range. */
    boolean areIssuedBy(String issuer) {
        JsonNode iss = claims.path("iss");
        return iss.isString()
                && iss.stringValue().equals(issuer)
                && claims.path("sub").isString()
                && TIMES.stream().map(claims::path).allMatch(WrittenClaims::isTime);
    }

    private static boolean isTime(JsonNode time) {
        if (time.isMissingNode()) {
            return true;
        }
        if (!time.isNumber()) {
            return false;
        }
        BigDecimal seconds = time.decimalValue();
        return seconds.signum() >= 0 && seconds.compareTo(LAST_SECOND) <= 0;
    }
}
