package dev.coopclaims.command.earning.web;

import dev.coopclaims.command.earning.EarningRecord;
import dev.coopclaims.command.web.MoneyBody;
import dev.coopclaims.command.web.Parsing;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.text.CanonicalText;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    /** The columns of CSV; JSON has {@code amount} and {@code currency} inside of {@code incentive}. */
    static final Set<String> FIELDS =
            Set.of(EXTERNAL_ID, "organisation", "programme", "entity", "earnedOn", AMOUNT, CURRENCY, "sourceLabel");
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
        String externalId = Parsing.identifier(EXTERNAL_ID, fields.get(EXTERNAL_ID), Parsing.LINE_CHARS);
        OrganisationId organisation = Parsing.value("organisation", fields.get("organisation"), OrganisationId::new);
        String programme = Parsing.code("programme", fields.get("programme"));
        String entity = Parsing.code("entity", fields.get("entity"));
        LocalDate earnedOn = Parsing.date("earnedOn", fields.get("earnedOn"));
        Money incentive = Parsing.money("incentive", new MoneyBody(fields.get(AMOUNT), fields.get(CURRENCY)));
        String label = Parsing.optionalIdentifier("sourceLabel", fields.get("sourceLabel"), Parsing.LINE_CHARS);
        try {
            return new EarningRecord(externalId, organisation, programme, entity, earnedOn, incentive, label);
        } catch (IllegalArgumentException no) {
            throw Refusal.malformed("programme, entity, earnedOn: there can be no such fund");
        }
    }
}
