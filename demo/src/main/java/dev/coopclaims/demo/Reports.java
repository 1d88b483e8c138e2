package dev.coopclaims.demo;

import dev.coopclaims.demo.reconciliation.Reported;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the application's final claims and amounts. */
final class Reports {
    private static final String RELEASE = "FundsReleased";
    private static final String WARNING = "FundExpiryApproached";

    private final CoopApi api;

    Reports(CoopApi api) {
        this.api = api;
    }

    /** Everything to reconcile: what the auditor sees, and each partner's own overview. */
    Reported read(JsonNode importAnswer) {
        List<Reported.Claim> claims = api.claims(DemoPeople.AUDREY).stream()
                .map(row -> new Reported.Claim(
                        row.path("title").asString(""),
                        row.path("organisation").asString(""),
                        row.path("status").asString(""),
                        amount(row.path("requested")),
                        amount(row.path("approved"))))
                .toList();
        List<JsonNode> rows = api.funds(DemoPeople.AUDREY);
        List<JsonNode> claimed =
                rows.stream().filter(row -> !isSmall(row) && !isRolled(row)).toList();
        List<Reported.Fund> funds = claimed.stream().map(Reports::fund).toList();
        List<Reported.Ledger> ledgers = claimed.stream().map(this::ledger).toList();
        List<Reported.Small> small = rows.stream()
                .filter(Reports::isSmall)
                .map(row -> new Reported.Small(
                        row.path("organisation").asString(""),
                        amount(row.path("total")),
                        amount(row.path("converted"))))
                .toList();
        List<Reported.Rolled> rolled = rows.stream()
                .filter(row -> !isSmall(row) && isRolled(row))
                .map(row -> new Reported.Rolled(
                        row.path("organisation").asString(""),
                        row.path("period").asString(""),
                        amount(row.path("total")),
                        amount(row.path("available"))))
                .toList();
        List<Reported.Overview> overviews = new ArrayList<>();
        for (DemoPartner partner : DemoPeople.partners()) {
            JsonNode totals = api.overview(partner.user()).path("totals").path(0);
            overviews.add(new Reported.Overview(
                    partner.organisation(),
                    api.claims(partner.user()).size(),
                    amount(totals.path("approved")),
                    amount(totals.path("claimed")),
                    amount(totals.path("total")),
                    amount(totals.path("remaining")),
                    amount(totals.path("forfeited"))));
        }
        return new Reported(
                claims,
                funds,
                small,
                rolled,
                ledgers,
                overviews,
                new Reported.Import(
                        importAnswer.path("accrued").asInt(-1),
                        importAnswer.path("duplicates").asInt(-1),
                        importAnswer.path("conflicts").asInt(-1),
                        importAnswer.path("refused").asInt(-1)));
    }

    private static boolean isSmall(JsonNode fund) {
        return fund.path("programme").asString("").equals(DemoEarnings.SMALL_PROGRAMME);
    }

    private static boolean isRolled(JsonNode fund) {
        return fund.path("period").asString("").equals(Corrections.NEXT_PERIOD);
    }

    private Reported.Ledger ledger(JsonNode fund) {
        List<JsonNode> entries = api.ledger(DemoPeople.AUDREY, fund.path("fund").asString(""));
        List<JsonNode> releases = entries.stream()
                .filter(entry -> entry.path("type").asString("").endsWith(RELEASE))
                .toList();
        return new Reported.Ledger(
                fund.path("organisation").asString(""),
                sum(entries, "total"),
                sum(entries, "reserved"),
                sum(entries, "heldForDispute"),
                sum(entries, "approved"),
                sum(entries, "forfeited"),
                sum(releases, "reserved").negate(),
                Math.toIntExact(entries.stream()
                        .filter(entry -> entry.path("type").asString("").endsWith(WARNING))
                        .count()));
    }

    private static BigDecimal sum(List<JsonNode> entries, String column) {
        return entries.stream().map(entry -> amount(entry.path(column))).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The amount of a Money, in its currency; zero if there is none. */
    static BigDecimal amount(JsonNode money) {
        JsonNode amount = money.path("amount");
        return amount.isString() ? new BigDecimal(amount.asString()) : BigDecimal.ZERO;
    }

    private static Reported.Fund fund(JsonNode row) {
        return new Reported.Fund(
                row.path("organisation").asString(""),
                row.path("period").asString(""),
                amount(row.path("total")),
                amount(row.path("adjusted")),
                amount(row.path("reserved")),
                amount(row.path("heldForDispute")),
                amount(row.path("approved")),
                amount(row.path("claimed")),
                amount(row.path("paid")),
                amount(row.path("forfeited")),
                amount(row.path("available")));
    }
}
