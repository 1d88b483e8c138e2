package dev.coopclaims.app.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which fields the catalogue has at each place. A misspelt one would be ignored without a word: a lower limit, a flag or a
 * holiday that nobody ever sees working.
 */
final class CatalogueFields {
    /** Say where a rule comes from, at any place. */
    private static final Set<String> REMARKS = Set.of("assumed", "note", "source", "confidence");

    /** Maps whose keys are codes of the catalogue's own. */
    private static final Set<String> BY_CODE = Set.of("redirects", "expense_types", "document_kinds", "metric_kinds");

    private static final String OF_ANY_LIMIT = "sla.*";

    /** By place: items of a list are {@code []}, entries of a map {@code .*}. What is not here is for people alone. */
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            at(
                    "",
                    "schema_version catalogue_version effective_from prices_currency programmes redirects threshold_rule"
                            + " tax_invoice_note entities locations drawing validation_team expense_types"
                            + " ineligible_expenses document_kinds document_rules claim_rules metric_kinds"
                            + " core_requirement_codes categories activities activities_known_by_name_only"
                            + " rejection_reasons period_rule periods sla currencies_accepted"),
            at(
                    "programmes[]",
                    "code name family surface coop_eligible redirect threshold threshold_history requires_tax_invoice"
                            + " earnings_split reimbursed_pct"),
            at("programmes[].threshold", "amount currency"),
            at("programmes[].threshold_history[]", "from amount currency"),
            at("programmes[].earnings_split", "rebate_pct coop_pct rebate_payout"),
            at("redirects.*", "label"),
            at("entities[]", "code name currency calendar zone"),
            at("locations[]", "code zone entity requires_tax_invoice"),
            at("drawing", "on_the_spot_first order rates_count_for_days"),
            at("validation_team", "zone calendar"),
            at("expense_types.*", "label metrics_waived"),
            at("ineligible_expenses[]", "code scope"),
            at("document_kinds.*", "stage cost_evidence is_link label fields"),
            at("document_rules[]", "rule applies_to default_enabled detail value from"),
            at("metric_kinds.*", "type unit"),
            at("categories[]", "code name default_core_requirements later_name"),
            at(
                    "activities[]",
                    "code name category programmes programme_exceptions effective_from pre_approval core_requirements"
                            + " components min_components proof cost_evidence communication metrics eligible_expenses"
                            + " ineligible_expenses caps"),
            at("activities[].programmes", "all_except"),
            at("activities[].programme_exceptions[]", "programme"),
            at("activities[].proof", "all_of any_of conditional one_branch_of from_components"),
            at("activities[].proof.conditional[]", "when all_of"),
            at("activities[].proof.one_branch_of[]", "when all_of"),
            at("activities[].cost_evidence", "all_of any_of"),
            at(
                    "activities[].caps[]",
                    "kind amount currency percent basis max_people unless_surface per expense_types code"),
            at("activities[].caps[].unless_surface", "percent"),
            at("rejection_reasons[]", "code text outcome stage redirect from"),
            at("periods[]", "label earning usage claiming basis"),
            at(
                    "sla",
                    "review review_escalation_hint dispute_review payment payment_with_tax_invoice originals_retention"
                            + " claim_deadline dispute_window action_response action_response_after_activity draft_warnings"
                            + " answer_reminders earning_grace fund_warnings payment_profile_validation"
                            + " payment_hold_before_forfeit minimum_payment monthly_cut_off_day originals_production"
                            + " disputes_per_claim disputes_after_revocation business_calendar"),
            at(OF_ANY_LIMIT, "value unit from to"),
            at("sla.review_escalation_hint", "after unit action"),
            at("sla.draft_warnings", "values unit from"),
            at("sla.answer_reminders", "values unit from"),
            at("sla.fund_warnings", "values unit from"),
            at("sla.minimum_payment", "amount currency default_enabled"),
            at("sla.monthly_cut_off_day", "value default_enabled"),
            at("sla.business_calendar", "weekend holidays"),
            at("currencies_accepted", "default"));

    /** The document rules of which something is read, and those that stand there for people. */
    private static final List<String> DOCUMENT_RULES = List.of(
            "EXPLANATION_ALLOWED",
            "EXPLANATION_REQUIRED",
            "AT_LEAST_ONE_COST_EVIDENCE",
            "RETENTION_MONTHS",
            "MAX_FILE_BYTES",
            "FILE_HASH_ALGORITHM");

    private CatalogueFields() {}

    private static Map.Entry<String, List<String>> at(String place, String fields) {
        return Map.entry(place, List.of(fields.split(" ")));
    }

    /** Records every field that the catalogue does not have. */
    static void check(CatalogueNode top) {
        check(top, "");
        for (CatalogueNode rule : top.at("document_rules").items()) {
            rule.at("rule").word(rule.at("rule").node().asString(""), DOCUMENT_RULES);
        }
    }

    private static void check(CatalogueNode place, String pattern) {
        JsonNode node = place.node();
        if (node.isArray()) {
            place.items().forEach(item -> check(item, pattern + "[]"));
            return;
        }
        List<String> allowed = of(pattern);
        if (allowed == null || !node.isObject()) {
            return;
        }
        for (String name : node.propertyNames()) {
            if (allowed.contains(name)) {
                String below = pattern.isEmpty() ? name : pattern + "." + name;
                CatalogueNode child = place.at(name);
                if (BY_CODE.contains(below) && child.node().isObject()) {
                    child.node().propertyNames().forEach(code -> check(child.at(code), below + ".*"));
                } else {
                    check(child, below);
                }
            } else if (!REMARKS.contains(name)) {
                place.at(name).wrong("unknown field; allowed: " + String.join(", ", allowed));
            }
        }
    }

    private static @Nullable List<String> of(String pattern) {
        List<String> own = FIELDS.get(pattern);
        return own == null && pattern.startsWith("sla.") ? FIELDS.get(OF_ANY_LIMIT) : own;
    }
}
