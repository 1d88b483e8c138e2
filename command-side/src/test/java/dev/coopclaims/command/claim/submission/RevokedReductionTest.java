package dev.coopclaims.command.claim.submission;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.PIECE;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.bill;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ChangeCost;
import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.SampleClock;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.review.RevokeApproval;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An approval of 800 out of 1,000 is revoked: the claim continues with what the reduction left (V-3, V-5, C-10). */
class RevokedReductionTest {
    private static final InformationItemId ITEM = new InformationItemId("item-1");
    /** After 15 August 2021, and in time for an answer. */
    private static final Instant CLOSED = Instant.parse("2021-08-20T10:00:00Z");

    private final SampleClock clock = new SampleClock();
    private final ClaimNode node = new ClaimNode(SampleCatalogue.CATALOGUE, clock);
    private final ClaimId claim = new ClaimId("claim-1");

    @Test
    void it_is_handed_in_again_as_it_stands_once_the_claiming_period_has_closed() {
        revoked(null, PIECE);

        assertThat(node.send(new SubmitClaim(claim), ALICE).result().requested())
                .isEqualTo(eur("800.00"));
        assertThat(node.fund().reservations().of(claim)).isEqualTo(eur("800.00"));
    }

    @Test
    void so_it_is_when_somebody_else_has_claimed_what_was_cut() {
        node.funded("1000.00");
        approvedInPart();
        ClaimId other = node.ready("claim-2", "CLM-FY21H1-000002", bill("R-2", "200.00", null));
        node.send(new SubmitClaim(other), ALICE);
        revokeAndAnswer(null, PIECE);

        assertThat(node.send(new SubmitClaim(claim), ALICE).result().requested())
                .isEqualTo(eur("800.00"));
    }

    @Test
    void asking_for_more_again_is_refused_once_the_claiming_period_has_closed_C_10() {
        revoked(COST, null);
        node.send(new ChangeCost(claim, COST, bill("R-1", "1000.00", "900.00")), ALICE);

        assertThat(codesOf(() -> node.send(new SubmitClaim(claim), ALICE))).containsExactly("AMOUNT_RISES");
    }

    private void revoked(@Nullable CostId cost, @Nullable DocumentId document) {
        node.funded("5000.00");
        approvedInPart();
        clock.set(CLOSED);
        revokeAndAnswer(cost, document);
    }

    private void approvedInPart() {
        node.ready("claim-1", "CLM-FY21H1-000001", bill());
        node.send(new SubmitClaim(claim), ALICE);
        node.send(new ApproveClaim(claim, "", List.of(new ApprovedCost(COST, eur("800.00"), "too dear")), false), RITA);
    }

    private void revokeAndAnswer(@Nullable CostId cost, @Nullable DocumentId document) {
        InformationItem item = new InformationItem(ITEM, "MISSING_POE", "a better one", cost, document, null);
        node.send(new RevokeApproval(claim, "wrong", List.of(item), List.of(), ""), RITA);
        node.send(new AnswerItem(claim, ITEM, "see there", List.of()), ALICE);
    }
}
