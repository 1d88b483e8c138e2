package dev.coopclaims.command.earning.web;

import dev.coopclaims.command.earning.EarningRecord;
import dev.coopclaims.command.web.BodyBinder;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.text.CanonicalText;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record as text, whatever format it came in.
 *
 * @param line where it stands: the line of NDJSON and CSV in which it starts, counted from 1; of a JSON array the number of
 *     the record
 * @param fields by the names of {@link #FIELDS}
 * @param problem why it could not even be read; then there may be no fields
 */
record EarningRow(
        int line, Map<String, String> fields, @Nullable String problem) {
    static final String EXTERNAL_ID = "externalId";
    static final String AMOUNT = "amount";
    static final String CURRENCY = "currency";
    /** The one that may be absent, or null. */
    static final String SOURCE_LABEL = "sourceLabel";
    /** The columns of CSV; JSON has {@code amount} and {@code currency} inside of {@code incentive}. */
    static final Set<String> FIELDS =
            Set.of(EXTERNAL_ID, "organisation", "programme", "entity", "earnedOn", AMOUNT, CURRENCY, SOURCE_LABEL);
    /** Longest record, in characters; a usual one has 200. */
    static final int RECORD_CHARS_MAX = 4_000;

    static EarningRow of(int line, Map<String, String> fields) {
        return new EarningRow(line, fields, null);
    }

    static EarningRow unreadable(int line, String problem) {
        return new EarningRow(line, Map.of(), problem);
    }

    /** In its one form, so that a record finds its like. */
    @Nullable
    String externalId() {
        String given = fields.get(EXTERNAL_ID);
        try {
            return given == null ? null : CanonicalText.ofIdentifier(given);
        } catch (IllegalArgumentException piledUp) {
            return given;
        }
    }

    /** @throws Refusal malformed, with the name of the field */
    EarningRecord parsed() {
        if (problem != null) {
            throw Refusal.malformed(problem);
        }
        if (fields.values().stream().anyMatch(value -> value.indexOf('\uFFFD') >= 0)) {
            throw Refusal.malformed("it is not in UTF-8");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode incentive = body.putObject("incentive");
        fields.forEach(
                (name, text) -> (name.equals(AMOUNT) || name.equals(CURRENCY) ? incentive : body).put(name, text));
        return BodyBinder.bind(body, EarningBody.class).earning();
    }
}
