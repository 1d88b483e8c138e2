package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A ledger is read from the top: each of its lines leaves balances that can be (F-4). */
class LedgerOrderScenarioTest {
    private static final String EARNING = """
        [{"externalId":"ORDER-1","organisation":"org-wharfe","programme":"CSP_INDIRECT_PROVIDER","entity":"UK_LTD",
          "earnedOn":"2026-03-31","incentive":{"amount":"1000.00","currency":"GBP"}}]\
        """;
    private static final String FLYERS =
            PartnerAtWork.FORM.formatted("Flyers").replace("CSP_DIRECT", "CSP_INDIRECT_PROVIDER");

    private final PartnerAtWork work = new PartnerAtWork();

    @Test
    void what_is_revoked_and_rejected_is_reserved_again_before_it_is_held_V_5() {
        String fund = work.earn(EARNING).path("results").path(0).path("fund").asString();
        String id = work.command("wanda", "POST", "/api/claims", FLYERS, 201)
                .path("claim")
                .asString();
        work.proveAndSubmit("wanda", id, "ORDER-1", "100.00");
        ClaimAtWork claim = new ClaimAtWork(work, "wanda", id, fund);
        claim.post("rita", "/approval", "{}", 200);
        String revocation = """
            {"reason":"Paid by somebody else.","to":"REJECTED",
             "reasons":["CORE_REQUIREMENT_NOT_SHOWN"],"text":"Not ours."}\
            """;
        claim.post("rita", "/revocation", revocation, 204);

        List<String> sentences = work.readJson("wanda", "/api/funds/" + fund + "/ledger")
                .path("items")
                .valueStream()
                .map(entry -> entry.path("sentence").asString())
                .toList();

        assertThat(sentences.subList(sentences.size() - 2, sentences.size()))
                .satisfiesExactly(
                        again -> assertThat(again).endsWith("was approved and is reserved again."),
                        held -> assertThat(held).endsWith("is held while its rejection can be disputed."));
        claim.assertThatTheLedgerAddsUp();
    }
}
