package dev.coopclaims.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What FINANCE corrects by entries of its own (F-9): rule 13 of {@code /demo/README.md}. */
final class Corrections {
    /** To which something is rolled over. */
    static final String NEXT_PERIOD = "FY20-H1";

    private static final BigDecimal GIVEN = BigDecimal.valueOf(25_00, 2);

    private final CoopApi api;
    private final ApiConnection connection;

    Corrections(CoopApi api, ApiConnection connection) {
        this.api = api;
        this.connection = connection;
    }

    /** Gives each partner's fund something, and rolls a part of it over to the next period. */
    void make() {
        List<JsonNode> funds = api.funds(DemoPeople.FIONA);
        List<DemoPartner> partners = DemoPeople.partners();
        for (int place = 0; place < partners.size(); place++) {
            String fund = fundOf(funds, partners.get(place));
            adjust(fund, GIVEN, "Promised at the partners' conference.");
            BigDecimal rolled = BigDecimal.valueOf(10_00, 2).multiply(BigDecimal.valueOf(place + 1L));
            rollOver(fund, rolled, "The autumn's activity has moved to the spring.");
        }
    }

    private void adjust(String fund, BigDecimal amount, String reason) {
        connection.post(
                DemoPeople.FIONA,
                "/api/funds/" + fund + "/adjustments",
                Map.of("amount", CoopApi.money(amount), "reason", reason));
    }

    /** Moves the amount to the next period, as a pair of entries. */
    private void rollOver(String fund, BigDecimal amount, String reason) {
        connection.post(
                DemoPeople.FIONA,
                "/api/roll-overs",
                Map.of("fund", fund, "period", NEXT_PERIOD, "amount", CoopApi.money(amount), "reason", reason));
    }

    private static String fundOf(List<JsonNode> funds, DemoPartner partner) {
        return funds.stream()
                .filter(fund -> fund.path("organisation").asString("").equals(partner.organisation())
                        && fund.path("programme").asString("").equals(DemoEarnings.PROGRAMME))
                .map(fund -> CoopApi.id(fund, "fund"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no fund of " + partner.organisation()));
    }
}
