package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the HTTP contract says of names, decimals, years and methods. */
class ContractScenarioTest {
    private final RunningApplication application = RunningApplication.get();
    private final PartnerAtWork work = new PartnerAtWork();

    @Test
    void a_comment_is_about_a_document_by_its_id() {
        ClaimAtWork claim = new ClaimAtWork(work, "sara", work.start("sara", "Comments"), "");
        String bill = claim.attach("sara", "INVOICE", "the bill");
        claim.post("sara", "/comments", "{\"text\":\"page 2\",\"documentId\":\"" + bill + "\"}", 201);
        assertThat(claim.read().path("comments").path(0).path("document").asString())
                .isEqualTo(bill);
        claim.post("sara", "/comments", "{\"text\":\"page 2\",\"document\":\"" + bill + "\"}", 400);
        assertThat(claim.post("sara", "/comments", "{\"text\":\"a\",\"documentId\":\"document-none\"}", 422)
                        .path("violations")
                        .path(0)
                        .path("path")
                        .asString())
                .isEqualTo("/documentId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.000", "10.0000", "1.001"})
    void more_decimals_than_the_currency_has_are_refused_zeros_too(String amount) {
        String path = "/api/claims/" + work.start("sara", "Decimals") + "/costs";
        assertThat(work.command("sara", "POST", path, PartnerAtWork.COST.formatted("DEC-1", amount), 400)
                        .path("detail")
                        .asString())
                .contains("more than the 2 decimals of GBP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-0001-01-01", "0001-01-01", "9999-12-31"})
    void a_date_is_of_a_year_that_a_claim_can_be_about(String date) {
        String path = "/api/claims/" + work.start("sara", "Years") + "/costs";
        String cost = PartnerAtWork.COST.formatted("YEAR-1", "1.00").replace("2026-09-18", date);
        assertThat(work.command("sara", "POST", path, cost, 400)
                        .path("violations")
                        .path(0)
                        .path("path")
                        .asString())
                .isEqualTo("/invoice/date");
        String link = "{\"kind\":\"LANDING_PAGE_URL\",\"url\":\"https://example.com\",\"capturedAt\":\"" + date
                + "T00:00:00Z\"}";
        work.command("sara", "POST", path.replace("/costs", "/documents"), link, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUERY", "PROPFIND", "LOCK", "FOO"})
    void a_method_that_nobody_offers_is_405(String method) {
        HttpResponse<String> answer = application.send(
                application.as("sara", "/api/catalogue").method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(405);
        assertThat(answer.body()).contains("urn:coop:problem:method-not-allowed");
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
    }
}
