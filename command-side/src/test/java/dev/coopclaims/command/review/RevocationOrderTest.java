package dev.coopclaims.command.review;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.bill;
import static dev.coopclaims.command.claim.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of the money events in one commit is the order of the ledger's lines (F-4). */
class RevocationOrderTest {
    private final ClaimNode node = new ClaimNode();
    private final ClaimId claim = new ClaimId("claim-1");

    @Test
    void what_is_rejected_with_its_revocation_is_reserved_again_before_it_is_held_V_5() {
        node.funded("5000.00");
        node.ready("claim-1", "CLM-FY21H1-000001", bill());
        node.send(new SubmitClaim(claim), ALICE);
        node.send(new ApproveClaim(claim, "", List.of(new ApprovedCost(COST, eur("1000.00"), null)), false), RITA);
        int before = node.streams.names().size();

        node.send(new RevokeApproval(claim, "wrong", List.of(), List.of("EXPENSE_NOT_ELIGIBLE"), "no"), RITA);

        List<String> names = node.streams.names();
        assertThat(names.subList(before, names.size()))
                .containsExactly("ApprovalRevoked", "FundsApprovalRevoked", "ClaimRejected");
    }
}
