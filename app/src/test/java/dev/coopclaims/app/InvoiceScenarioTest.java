package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An invoice in several claims, over HTTP (C-9, P-2, P-6). */
class InvoiceScenarioTest {
    private static final String ALCOHOL =
            ",\"excluded\":[{\"code\":\"ALCOHOL\",\"amount\":" + "{\"amount\":\"300.00\",\"currency\":\"GBP\"}}]";

    private final PartnerAtWork work = new PartnerAtWork();

    @BeforeAll
    static void funded() {
        String earning = """
            [{"externalId":"INVOICES-1","organisation":"org-wharfe","programme":"CSP_DIRECT","entity":"UK_LTD",
              "earnedOn":"2026-03-31","incentive":{"amount":"100000.00","currency":"GBP"}}]\
            """;
        new PartnerAtWork().earn(earning);
    }

    @Test
    void an_invoice_is_reimbursed_once_whether_or_not_the_tax_id_is_given_C_9() {
        String first = claim(cost("Muster GmbH", "DE111222333", "TAX-1", "1000.00", "1000.00"));
        submit(first, 200);
        String number =
                work.readJson("walt", "/api/claims/" + first).path("number").asString();

        for (String taxId : new String[] {"DE 111.222.333", "", "111222333"}) {
            JsonNode refused = submit(claim(cost("Muster GmbH", taxId, "tax 1", "1000.00", "1000.00")), 422);
            assertThat(codes(refused)).containsExactly("INVOICE_EXHAUSTED");
            assertThat(refused.path("detail").asString()).contains(number);
        }
    }

    @Test
    void two_suppliers_without_a_tax_id_do_not_block_each_other_and_are_told_when_they_look_alike_C_9() {
        submit(claim(cost("Alpha Ltd", "N/A", "WORD-1", "100.00", "100.00")), 200);
        submit(claim(cost("Beta Ltd", "N/A", "WORD-1", "250.00", "250.00")), 200);

        JsonNode alike = submit(claim(cost("Gamma Ltd", "none", "WORD-1", "100.00", "100.00")), 200);
        assertThat(alike.path("warnings").findValuesAsString("code")).contains("SAME_NUMBER_OTHER_SUPPLIER");
    }

    @Test
    void exclusions_hold_for_the_invoice_on_however_many_lines_P_6() {
        String claim = claim(cost("Vine & Co", "", "WINE-1", "1000.00", "700.00", ALCOHOL));
        work.command(
                "walt",
                "POST",
                "/api/claims/" + claim + "/costs",
                cost("Vine & Co", "", "WINE-1", "1000.00", "300.00"),
                201);

        assertThat(codes(submit(claim, 422))).containsExactly("INVOICE_EXHAUSTED");
    }

    @Test
    void a_reviewer_sees_what_other_claims_show_too_side_by_side_C_9() {
        String first = claim(cost("Delta Ltd", "", "PAIR-1", "120.00", "60.00"));
        String second = claim(cost("Delta Ltd", "", "pair 1", "120.00", "60.00"));

        JsonNode found = work.readJson("rita", "/api/claims/" + second + "/duplicates");
        assertThat(kinds(found)).containsExactly("SAME_NUMBER", "SAME_NET_AND_DATE");
        JsonNode pair = found.path("items").path(0);
        assertThat(pair.path("own").path("cost").path("invoice").path("number").asString())
                .isEqualTo("pair 1");
        assertThat(pair.path("other").path("claim").asString()).isEqualTo(first);
        assertThat(pair.path("other")
                        .path("cost")
                        .path("invoice")
                        .path("number")
                        .asString())
                .isEqualTo("PAIR-1");
        work.command("walt", "GET", "/api/claims/" + second + "/duplicates", "", 403);

        String file = claim(cost("Epsilon Ltd", "", "FILE-1", "7.00", "7.00"), "the same file");
        String again = claim(cost("Zeta Ltd", "", "FILE-2", "8.00", "8.00"), "the same file");
        JsonNode files = work.readJson("audrey", "/api/claims/" + again + "/duplicates");
        assertThat(kinds(files)).containsOnly("SAME_FILE");
        assertThat(files.path("items").path(0).path("other").path("claim").asString())
                .isEqualTo(file);
    }

    @Test
    void finance_corrects_a_net_with_a_reason_and_never_below_the_shares_C_9() {
        String claim = claim(cost("Eta Ltd", "", "NET-1", "100.00", "100.00"));
        submit(claim, 200);
        String invoice = work.readJson("walt", "/api/claims/" + claim)
                .path("costs")
                .path(0)
                .path("invoiceId")
                .asString();
        String path = "/api/invoices/" + invoice + "/net-correction";
        String correction = "{\"net\":{\"amount\":\"%s\",\"currency\":\"GBP\"},\"reason\":\"a digit was missing\"}";

        work.command("rita", "POST", path, correction.formatted("1000.00"), 403);
        assertThat(codes(work.command("fiona", "POST", path, correction.formatted("99.99"), 422)))
                .containsExactly("NET_BELOW_SHARES");
        work.command("fiona", "POST", path, correction.formatted("1000.00"), 200);
        assertThat(work.read("walt", "/api/claims/" + claim + "/history").body())
                .as("the claim's own people read it, and not who of the vendor it was")
                .contains("The net amount of the invoice NET-1 was corrected from GBP 100.00 to GBP 1000.00")
                .contains("a digit was missing")
                .doesNotContain("fiona", "Fiona");
        submit(claim(cost("Eta Ltd", "", "NET-1", "1000.00", "900.00")), 200);
    }

    @Test
    void what_finance_has_corrected_is_not_undone_by_a_resubmission_C_9() {
        String claim = claim(cost("Theta Ltd", "", "NET-2", "1000.00", "600.00"));
        submit(claim, 200);
        String path = "/api/claims/" + claim;
        JsonNode cost = work.readJson("walt", path).path("costs").path(0);
        work.command(
                "fiona",
                "POST",
                "/api/invoices/" + cost.path("invoiceId").asString() + "/net-correction",
                "{\"net\":{\"amount\":\"600.00\",\"currency\":\"GBP\"},\"reason\":\"it says 600\"}",
                200);
        String item = work.command(
                        "rita",
                        "POST",
                        path + "/information-requests",
                        "{\"items\":[{\"code\":\"EXPENSE_NOT_ELIGIBLE\",\"text\":\"how much?\",\"cost\":\""
                                + cost.path("cost").asString() + "\"}]}",
                        200)
                .path("items")
                .path(0)
                .asString();
        work.command("walt", "PUT", path + "/information-items/" + item, "{\"answer\":\"as it says\"}", 204);
        work.command(
                "walt",
                "PATCH",
                path + "/costs/" + cost.path("cost").asString(),
                cost("Theta Ltd", "", "NET-2", "1000.00", "1000.00"),
                200);
        assertThat(codes(submit(claim, 422))).containsExactly("INVOICE_EXHAUSTED");
        work.command(
                "walt",
                "PATCH",
                path + "/costs/" + cost.path("cost").asString(),
                cost("Theta Ltd", "", "NET-2", "1000.00", "600.00"),
                200);
        assertThat(submit(claim, 200).path("warnings").findValuesAsString("code"))
                .contains("INVOICE_NET_CORRECTED");
        assertThat(codes(submit(claim(cost("Theta Ltd", "", "NET-2", "1000.00", "1.00")), 422)))
                .containsExactly("INVOICE_MISMATCH");
    }

    private String claim(String cost) {
        return claim(cost, "");
    }

    /** Everything that the activity asks for, with a file of its own unless said otherwise. */
    private String claim(String cost, String invoiceFile) {
        String claim = work.start("walt", "Invoices");
        String path = "/api/claims/" + claim;
        work.command("walt", "POST", path + "/costs", cost, 201);
        work.upload(
                "walt",
                claim,
                "INVOICE",
                "invoice.pdf",
                PartnerAtWork.pdf(invoiceFile.isEmpty() ? claim : invoiceFile),
                201);
        String flyer = work.upload(
                        "walt", claim, "COMMUNICATION_PIECE", "flyer.pdf", PartnerAtWork.pdf("flyer " + claim), 201)
                .path("documents")
                .path(0)
                .path("document")
                .asString();
        for (String shown : List.of("PARTNER_BRAND_AND_CONTACT", "VENDOR_CONTENT")) {
            String ticked = "{\"ticked\":true,\"documents\":[\"" + flyer + "\"]}";
            work.command("walt", "PUT", path + "/requirements/" + shown, ticked, 200);
        }
        work.command("walt", "PUT", path + "/metrics/ESTIMATED_REACH", "{\"value\":\"12000\"}", 200);
        return claim;
    }

    private JsonNode submit(String claim, int status) {
        return work.command("walt", "POST", "/api/claims/" + claim + "/submission", "", status);
    }

    private static List<String> kinds(JsonNode found) {
        return found.path("items")
                .valueStream()
                .map(pair -> pair.path("kind").asString())
                .toList();
    }

    private static List<String> codes(JsonNode refused) {
        return refused.path("violations").findValuesAsString("code");
    }

    private static String cost(String supplier, String taxId, String number, String net, String requested) {
        return cost(supplier, taxId, number, net, requested, "");
    }

    private static String cost(
            String supplier, String taxId, String number, String net, String requested, String excluded) {
        String given = taxId.isEmpty() ? "" : "\"supplierTaxId\":\"" + taxId + "\",";
        return """
            {"source":"THIRD_PARTY","expenseType":"PRINTED_MATERIAL",
             "invoice":{"supplierName":"%s",%s"number":"%s","date":"2026-09-18"},
             "net":{"amount":"%s","currency":"GBP"},"requested":{"amount":"%s","currency":"GBP"}%s}\
            """.formatted(supplier, given, number, net, requested, excluded);
    }
}
