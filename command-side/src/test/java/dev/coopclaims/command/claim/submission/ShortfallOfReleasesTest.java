package dev.coopclaims.command.claim.submission;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.dispute.AcceptRejection;
import dev.coopclaims.command.review.RejectClaim;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.fund.ShortfallId;
import dev.coopclaims.kernel.source.FundId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a claim gives back covers its fund's shortfall before it becomes available (F-1, C-8). The claim requested 1,000
 * euros, all that the Irish fund had.
 */
class ShortfallOfReleasesTest {
    private static final FundId IRISH = FundId.of(Sample.ORG, "CSP_DIRECT", "IE_OPS", Sample.PERIOD);

    private final ClaimNode node = new ClaimNode();
    private ClaimId claim = new ClaimId("claim-none");

    @BeforeEach
    void a_claim_that_draws_on_all_of_the_fund() {
        node.funded("IE_OPS", "1000.00");
        claim = node.ready("claim-1", "CLM-1", Sample.bill());
        node.send(new SubmitClaim(claim), ALICE);
        assertThat(node.fund().available()).isEqualTo(eur("0.00"));
    }

    @Test
    void a_withdrawal_makes_good_what_its_fund_lacks_F_1() {
        node.lacking("IE_OPS", "400.00");
        node.send(new WithdrawClaim(claim, ""), ALICE);
        assertThat(node.names(IRISH.value())).endsWith("FundsReleased", "FundsNetted");
        assertThat(node.fund().available()).isEqualTo(eur("600.00"));
        assertThat(node.names(ShortfallId.of(IRISH).value()))
                .containsExactly("EarningsShortfallKept", "EarningsShortfallNetted");
    }

    @Test
    void a_rejection_that_is_final_does_so_with_all_that_comes_back_F_1() {
        node.lacking("IE_OPS", "1400.00");
        node.send(new RejectClaim(claim, List.of("LATE_CLAIM"), "no proof"), RITA);
        assertThat(node.fund().total()).isEqualTo(eur("1000.00"));
        node.send(new AcceptRejection(claim), ALICE);
        assertThat(node.fund().total()).isEqualTo(eur("0.00"));
        assertThat(node.fund().available()).isEqualTo(eur("0.00"));
    }

    @Test
    void what_another_fund_lacks_is_not_its_business_F_1() {
        node.lacking("DE_OPS", "400.00");
        node.send(new WithdrawClaim(claim, ""), ALICE);
        assertThat(node.fund().available()).isEqualTo(eur("1000.00"));
    }
}
