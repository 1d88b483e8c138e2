package dev.coopclaims.command.claim.submission;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.RAVI;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.bill;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.AddCost;
import dev.coopclaims.command.claim.ChangeCost;
import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.SampleClock;
import dev.coopclaims.command.dispute.AcceptRejection;
import dev.coopclaims.command.dispute.OpenDispute;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.review.RejectClaim;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.command.review.RevokeApproval;
import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.cap.CapLimit;
import dev.coopclaims.kernel.cap.CapName;
import dev.coopclaims.kernel.cap.CapUseRegistered;
import dev.coopclaims.kernel.cap.CapUseReleased;
import dev.coopclaims.kernel.catalogue.Cap;
import dev.coopclaims.kernel.catalogue.CatalogueVersions;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A cap of 1,500 euros per organisation, programme and period over the life of a claim of 1,000 (P-3, C-8): another
 * claim can get exactly what is left of it, to the cent.
 */
class CapOfClaimsTest {
    private static final InformationItem ITEM =
            new InformationItem(new InformationItemId("item-1"), "EXPENSE_NOT_ELIGIBLE", "why?", null, null, null);
    private static final Cap CAP = new Cap(
            Cap.Kind.ABSOLUTE,
            eur("1500.00"),
            null,
            null,
            null,
            false,
            List.of("organisation", "programme", "usage_period"),
            List.of());

    private final ClaimNode node = new ClaimNode(SampleCatalogue.withCaps(CAP), new SampleClock());
    private ClaimId claim = new ClaimId("claim-none");
    private int others;

    @BeforeEach
    void a_claim_uses_1000_of_it() {
        node.funded("10000.00");
        claim = node.ready("claim-1", "CLM-1", bill("R-1", "1000.00", null));
        assertOpen("1500.00");
        node.send(new SubmitClaim(claim), ALICE);
        assertOpen("500.00");
    }

    @Test
    void a_second_claim_gets_the_rest_and_a_third_nothing() {
        ClaimId second = node.ready("claim-2", "CLM-2", bill("R-2", "500.00", null));
        node.send(new SubmitClaim(second), ALICE);
        ClaimId third = node.ready("claim-3", "CLM-3", bill("R-3", "0.01", null));
        assertThat(codesOf(() -> node.send(new SubmitClaim(third), ALICE))).containsExactly("CAP_EXCEEDED");
    }

    @Test
    void another_version_that_counts_more_expense_types_goes_on_counting_P_3() {
        Cap wider = new Cap(
                Cap.Kind.ABSOLUTE, eur("1500.00"), null, null, null, false, CAP.per(), List.of("MEDIA", "CATERING"));
        node.catalogues = CatalogueVersions.of(SampleCatalogue.withCaps(wider));

        assertThat(wider.identity()).isEqualTo(CAP.identity());
        assertOpen("500.00");
    }

    @Test
    void its_events_say_which_cap_it_is_under_which_limit_and_whose_claim() {
        node.send(new WithdrawClaim(claim, ""), ALICE);

        CapName name = new CapName(SampleCatalogue.PRINT, List.of(), CAP.per(), "CSP_DIRECT", Sample.PERIOD);
        CapId id = CapId.of(List.of(
                Sample.ORG.value(),
                SampleCatalogue.PRINT,
                CAP.identity(),
                "organisation=" + Sample.ORG,
                "programme=CSP_DIRECT",
                "usage_period=FY21-H1"));
        CapLimit limit = CapLimit.of(eur("1500.00"));
        ClaimLabel label = new ClaimLabel("CLM-1", "CSP_DIRECT", "IE");
        assertThat(node.events(id.value()))
                .containsExactly(
                        new CapUseRegistered(
                                id, Sample.ORG, claim, label, name, eur("1000.00"), null, limit, List.of()),
                        new CapUseReleased(id, Sample.ORG, claim, name, eur("1000.00"), null, limit, List.of()));
    }

    @Test
    void a_withdrawal_frees_all_of_it_C_8() {
        node.send(new WithdrawClaim(claim, ""), ALICE);
        assertOpen("1500.00");
    }

    @Test
    void a_withdrawal_frees_what_was_handed_in_whatever_was_changed_since_C_8() {
        ask();
        change("200.00");
        assertOpen("500.00");
        node.send(new WithdrawClaim(claim, ""), ALICE);
        assertOpen("1500.00");
    }

    @Test
    void a_reduction_frees_the_cut_V_3() {
        approve("600.00");
        assertOpen("900.00");
    }

    @Test
    void a_full_approval_frees_nothing() {
        node.send(new ApproveClaim(claim, ""), RITA);
        assertOpen("500.00");
    }

    @Test
    void a_resubmission_uses_what_it_asks_for_now_C_10() {
        ask();
        change("700.00");
        handInAgain();
        assertOpen("800.00");
        ask();
        change("1000.00");
        node.send(new AddCost(claim, new CostId("cost-2"), bill("R-2", "500.00", null)), ALICE);
        handInAgain();
        assertOpen("0.00");
    }

    @Test
    void a_resubmission_beyond_the_cap_is_refused_and_uses_what_it_used_C_10() {
        ask();
        node.send(new AddCost(claim, new CostId("cost-2"), bill("R-2", "500.01", null)), ALICE);
        node.send(new AnswerItem(claim, ITEM.id(), "because", List.of()), ALICE);
        assertThat(codesOf(() -> node.send(new SubmitClaim(claim), ALICE))).containsExactly("CAP_EXCEEDED");
        assertOpen("500.00");
    }

    @Test
    void a_rejection_holds_it_until_it_is_final_D_3_D_5() {
        reject();
        assertOpen("500.00");
        node.send(new AcceptRejection(claim), ALICE);
        assertOpen("1500.00");
    }

    @Test
    void a_dispute_holds_it_until_it_is_dismissed_D_3() {
        reject();
        node.send(new OpenDispute(claim, "look again", List.of(Sample.PIECE), null), ALICE);
        assertOpen("500.00");
        node.send(new RejectClaim(claim, List.of("LATE_CLAIM"), "still late"), RAVI);
        assertOpen("1500.00");
    }

    @Test
    void a_dispute_that_is_upheld_in_part_frees_the_cut_V_3() {
        reject();
        node.send(new OpenDispute(claim, "look again", List.of(Sample.PIECE), null), ALICE);
        ApprovedCost part = new ApprovedCost(COST, eur("100.00"), "little of it");
        node.send(new ApproveClaim(claim, "", List.of(part), false), RAVI);
        assertOpen("1400.00");
    }

    @Test
    void a_revocation_changes_nothing_and_the_resubmission_asks_for_what_was_left_V_5_V_3() {
        approve("600.00");
        node.send(new RevokeApproval(claim, "a second look", List.of(ITEM), List.of(), ""), RITA);
        assertOpen("900.00");
        handInAgain();
        assertOpen("900.00");
    }

    @Test
    void what_a_revoked_reduction_had_cut_may_be_asked_for_anew_C_10() {
        approve("600.00");
        node.send(new RevokeApproval(claim, "a second look", List.of(ITEM), List.of(), ""), RITA);
        change("1000.00");
        handInAgain();
        assertOpen("500.00");
    }

    @Test
    void a_withdrawal_after_a_revoked_reduction_frees_what_was_left_of_it_C_8() {
        approve("600.00");
        node.send(new RevokeApproval(claim, "a second look", List.of(ITEM), List.of(), ""), RITA);
        node.send(new WithdrawClaim(claim, ""), ALICE);
        assertOpen("1500.00");
    }

    private void ask() {
        node.send(new RequestInformation(claim, List.of(ITEM)), RITA);
    }

    private void change(String requested) {
        node.send(new ChangeCost(claim, COST, bill("R-1", "1000.00", requested)), ALICE);
    }

    private void handInAgain() {
        node.send(new AnswerItem(claim, ITEM.id(), "because", List.of()), ALICE);
        node.send(new SubmitClaim(claim), ALICE);
    }

    private void approve(String amount) {
        ApprovedCost part = new ApprovedCost(COST, eur(amount), "part of it was for something else");
        node.send(new ApproveClaim(claim, "", List.of(part), false), RITA);
    }

    private void reject() {
        node.send(new RejectClaim(claim, List.of("LATE_CLAIM"), "late"), RITA);
    }

    /** Another draft could get that much and not a cent more; as a draft, it uses nothing. */
    private void assertOpen(String amount) {
        if (eur(amount).isPositive()) {
            assertThat(problemsOfAnother(amount)).isEmpty();
        }
        String more = eur(amount).plus(eur("0.01")).amount().toPlainString();
        assertThat(problemsOfAnother(more)).containsExactly("CAP_EXCEEDED");
    }

    private List<String> problemsOfAnother(String amount) {
        others++;
        ClaimId other = node.ready("claim-draft-" + others, "CLM-D" + others, bill("D-" + others, amount, null));
        return node.send(new CheckReadiness(other), ALICE).result().problems().stream()
                .map(problem -> problem.code())
                .toList();
    }
}
