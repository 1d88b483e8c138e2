package dev.coopclaims.command.web.rows;

import dev.coopclaims.command.web.BodyBinder;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.text.CanonicalText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One record of an import, readable or not.
 *
 * @param line where it stands: the line of NDJSON and CSV in which it starts, counted from 1; of a JSON array the number of
 *     the record
 * @param given what was sent, as a JSON body would hold it
 * @param problem why it could not even be read
 */
public record Row(int line, ObjectNode given, @Nullable Violation problem) {
    /** Longest record, in characters; a usual one has 200. */
    static final int MAX_CHARS = 4_000;

    /** What a decoder puts where bytes are not UTF-8. */
    private static final char UNDECODED = '\uFFFD';

    static Row unreadable(int line, RequestCode why, Object... arguments) {
        return new Row(line, JsonNodeFactory.instance.objectNode(), why.at("", arguments));
    }

    /** A text in its one form, so that a record finds its like; absent if there is none. */
    public @Nullable String text(String name) {
        JsonNode text = given.path(name);
        if (!text.isString()) {
            return null;
        }
        try {
            return CanonicalText.ofIdentifier(text.stringValue());
        } catch (IllegalArgumentException piledUp) {
            return text.stringValue();
        }
    }

    /**
     * The record.
     *
     * @param type as {@link BodyBinder#bind} takes it
     * @throws Refusal malformed, with everything that is wrong with it
     */
    public <T extends Record> T as(Class<T> type) {
        if (problem != null) {
            throw Refusal.malformed(List.of(problem));
        }
        if (given.toString().indexOf(UNDECODED) >= 0) {
            throw Refusal.malformed(List.of(RequestCode.RECORD_NOT_UTF8.at("")));
        }
        return BodyBinder.bind(given, type);
    }
}
