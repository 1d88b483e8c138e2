package dev.coopclaims.command.review;

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
import dev.coopclaims.command.claim.CostForm;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.SampleClock;
import dev.coopclaims.command.claim.submission.AnswerItem;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.claim.submission.WithdrawClaim;
import dev.coopclaims.command.dispute.OpenDispute;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ApprovedCost;
import dev.coopclaims.kernel.claim.ClaimApproved;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimWithdrawn;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DisputeUpheld;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.source.FundId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Reduced approvals (V-3) and revoked ones (V-5), and what they give back. The claim requests 1,000 euros of one
 * invoice
 * and 200 of another; 700 are drawn on the Irish fund first, 500 on the German one (F-5).
 */
class CuttingTest {
    private static final CostId SECOND = new CostId("cost-2");
    private static final InformationItem ITEM =
            new InformationItem(new InformationItemId("item-1"), "EXPENSE_NOT_ELIGIBLE", "why?", null, null, null);

    private final SampleClock clock = new SampleClock();
    private final ClaimNode node = new ClaimNode(SampleCatalogue.CATALOGUE, clock);
    private ClaimId claim = new ClaimId("claim-none");

    @BeforeEach
    void a_claim_over_two_funds_and_two_invoices() {
        node.funded("IE_OPS", "700.00");
        node.funded("DE_OPS", "700.00");
        claim = node.ready("claim-1", "CLM-1", bill("R-1", "1000.00", null));
        node.send(new AddCost(claim, SECOND, bill("R-2", "200.00", null)), ALICE);
        node.send(new SubmitClaim(claim), ALICE);
        assertReserved("700.00", "500.00");
    }

    @Nested
    class Reduced {

        @Test
        void the_last_allocated_fund_gives_back_first_F_5() {
            assertThat(approve(RITA, only(COST, "600.00", "half was for something else")))
                    .isEqualTo(eur("800.00"));
            assertReserved("0.00", "0.00");
            assertApproved("700.00", "100.00");
            assertThat(node.fund("DE_OPS").available()).isEqualTo(eur("600.00"));
        }

        @Test
        void a_cut_beyond_the_last_fund_goes_on_with_the_one_before_F_5() {
            approve(RITA, only(COST, "50.00", "almost nothing"));
            assertApproved("250.00", "0.00");
            assertThat(node.fund("IE_OPS").available()).isEqualTo(eur("450.00"));
            assertThat(node.events(fund("DE_OPS").value()).getLast())
                    .isInstanceOfSatisfying(FundsReleased.class, cut -> {
                        assertThat(cut.amount()).isEqualTo(eur("500.00"));
                        assertThat(cut.reason()).isEqualTo(FundsReleased.Reason.REDUCED);
                    });
        }

        @Test
        void one_cost_may_get_nothing_but_not_all_of_them() {
            assertThat(codesOf(() -> approve(RITA, only(COST, "0.00", "no"), only(SECOND, "0.00", "no"))))
                    .containsExactly("NOTHING_APPROVED");
            assertReserved("700.00", "500.00");
            approve(RITA, only(COST, "0.00", "not of this activity"));
            assertApproved("200.00", "0.00");
            assertThat(share("R-1", COST)).isEqualTo(eur("0.00"));
            assertThat(share("R-2", SECOND)).isEqualTo(eur("200.00"));
        }

        @Test
        void what_was_cut_of_an_invoice_can_be_claimed_anew_V_3_C_9() {
            approve(RITA, only(COST, "600.00", "half was for something else"));
            ClaimId other = node.ready("claim-2", "CLM-2", bill("R-1", "1000.00", "400.01"));
            assertThat(codesOf(() -> node.send(new SubmitClaim(other), ALICE))).containsExactly("INVOICE_EXHAUSTED");
            ClaimId another = node.ready("claim-3", "CLM-3", bill("R-1", "1000.00", "400.00"));
            node.send(new SubmitClaim(another), ALICE);
        }

        @Test
        void more_than_was_requested_is_refused_V_3() {
            assertThat(codesOf(() -> approve(RITA, only(COST, "1000.01", null))))
                    .containsExactly("ABOVE_REQUESTED");
            assertThat(codesOf(() -> approve(RITA, only(COST, "-0.01", "odd")))).containsExactly("AMOUNT_NEGATIVE");
        }

        @Test
        void every_broken_rule_is_named_at_once() {
            assertThat(codesOf(() -> approve(
                            RITA,
                            only(COST, "600.00", " "),
                            only(COST, "600.00", "twice"),
                            only(new CostId("cost-9"), "1.00", "whose?"),
                            new ApprovedCost(SECOND, Money.of("1.00", "USD"), "dollars"))))
                    .containsExactly("TEXT_MISSING", "COST_TWICE", "UNKNOWN_COST", "WRONG_CURRENCY");
        }

        @Test
        void the_full_amount_by_name_is_no_reduction_and_needs_no_reason() {
            assertThat(approve(RITA, only(COST, "1000.00", null))).isEqualTo(eur("1200.00"));
            assertApproved("700.00", "500.00");
        }

        @Test
        void once_the_claiming_period_has_closed_the_reviewer_confirms_that_the_cut_is_lost_V_3() {
            ApprovedCost cut = only(COST, "600.00", "half");
            clock.set("2021-08-15T23:00:00Z");
            assertThat(codesOf(() -> approve(RITA, cut))).containsExactly("REDUCTION_FORFEITS");
            node.send(new ApproveClaim(claim, "", List.of(cut), true), RITA);
            assertApproved("700.00", "100.00");
            ClaimApproved approval = (ClaimApproved) node.events(claim.value()).getLast();
            assertThat(approval.forfeited()).containsExactly(Allocation.of(fund("DE_OPS"), eur("400.00")));
            assertThat(approval.forfeitConfirmed()).isTrue();
        }

        @Test
        void on_the_last_day_of_the_claiming_period_nothing_is_to_be_confirmed_T_2() {
            clock.set("2021-08-15T22:59:59Z");
            approve(RITA, only(COST, "600.00", "half"));
            assertThat(node.events(claim.value()).getLast())
                    .isInstanceOfSatisfying(
                            ClaimApproved.class,
                            approval -> assertThat(approval.forfeited()).isEmpty());
        }
    }

    @Nested
    class Revoked {

        @BeforeEach
        void it_was_approved_for_less() {
            approve(RITA, only(COST, "600.00", "half was for something else"));
        }

        @Test
        void what_was_approved_is_reserved_again_fund_by_fund_V_5() {
            revoke(List.of(ITEM));
            assertReserved("700.00", "100.00");
            assertApproved("0.00", "0.00");
            assertThat(node.names(claim.value())).endsWith("ApprovalRevoked", "InformationRequested");
        }

        @Test
        void to_rejected_needs_reasons_and_a_text_V_4() {
            assertThat(codesOf(() ->
                            node.send(new RevokeApproval(claim, " ", List.of(), List.of("LATE_CLAIM"), "late"), RITA)))
                    .containsExactly("TEXT_MISSING");
            assertThat(codesOf(() -> node.send(new RevokeApproval(claim, "odd", List.of(), List.of(), ""), RITA)))
                    .containsExactly("REASON_MISSING", "TEXT_MISSING");
            assertApproved("700.00", "100.00");
            revoke(List.of());
            assertThat(node.names(claim.value())).endsWith("ApprovalRevoked", "ClaimRejected");
            assertReserved("700.00", "100.00");
        }

        @Test
        void a_dispute_then_upholds_at_most_what_is_still_held_V_3() {
            revoke(List.of());
            node.send(new OpenDispute(claim, "look again", List.of(Sample.PIECE), null), ALICE);
            assertThat(codesOf(() -> approve(RAVI, only(COST, "600.01", "a cent more"))))
                    .containsExactly("ABOVE_REQUESTED");
            assertThat(approve(RAVI)).isEqualTo(eur("800.00"));
            assertThat(node.events(claim.value()).getLast()).isInstanceOfSatisfying(DisputeUpheld.class, upheld -> {
                assertThat(upheld.confirmedRequirements()).containsExactly("BRAND");
                assertThat(upheld.catalogueVersion()).isEqualTo(SampleCatalogue.CATALOGUE.version());
            });
            assertApproved("700.00", "100.00");
        }

        @Test
        void a_dispute_that_is_upheld_for_less_too_late_forfeits_of_what_was_still_held_V_3() {
            revoke(List.of());
            node.send(new OpenDispute(claim, "look again", List.of(Sample.PIECE), null), ALICE);
            clock.set("2021-08-15T23:00:00Z");
            node.send(new ApproveClaim(claim, "", List.of(only(COST, "100.00", "less")), true), RAVI);

            assertApproved("300.00", "0.00");
            assertThat(node.events(claim.value()).getLast())
                    .isInstanceOfSatisfying(
                            DisputeUpheld.class,
                            upheld -> assertThat(upheld.forfeited())
                                    .containsExactly(
                                            Allocation.of(fund("IE_OPS"), eur("400.00")),
                                            Allocation.of(fund("DE_OPS"), eur("100.00"))));
        }

        @Test
        void the_resubmission_asks_for_what_was_left_V_3_C_10() {
            revoke(List.of(ITEM));
            node.send(new AnswerItem(claim, ITEM.id(), "because", List.of()), ALICE);
            node.send(new SubmitClaim(claim), ALICE);
            assertReserved("700.00", "100.00");
            assertThat(share("R-1", COST)).isEqualTo(eur("600.00"));
        }

        @Test
        void what_was_cut_may_be_asked_for_anew_V_3_C_10() {
            revoke(List.of(ITEM));
            node.send(new AnswerItem(claim, ITEM.id(), "because", List.of()), ALICE);
            change(COST, bill("R-1", "1000.00", "1000.00"));
            node.send(new SubmitClaim(claim), ALICE);
            assertReserved("700.00", "500.00");
            assertThat(share("R-1", COST)).isEqualTo(eur("1000.00"));
        }

        private void change(CostId cost, CostForm form) {
            node.send(new ChangeCost(claim, cost, form), ALICE);
        }

        @Test
        void a_withdrawal_gives_back_what_was_left_of_it_C_8() {
            revoke(List.of(ITEM));
            node.send(new WithdrawClaim(claim, ""), ALICE);
            assertThat(node.events(claim.value()).getLast())
                    .isEqualTo(new ClaimWithdrawn(
                            claim,
                            Sample.ORG,
                            "",
                            List.of(
                                    Allocation.of(fund("IE_OPS"), eur("700.00")),
                                    Allocation.of(fund("DE_OPS"), eur("100.00")))));
            assertReserved("0.00", "0.00");
            assertThat(node.fund("IE_OPS").available()).isEqualTo(eur("700.00"));
            assertThat(node.fund("DE_OPS").available()).isEqualTo(eur("700.00"));
            assertThat(share("R-1", COST)).isEqualTo(eur("0.00"));
            assertThat(share("R-2", SECOND)).isEqualTo(eur("0.00"));
        }

        @Test
        void a_dismissed_dispute_gives_back_what_was_left_of_it_D_3() {
            revoke(List.of());
            node.send(new OpenDispute(claim, "look again", List.of(Sample.PIECE), null), ALICE);
            node.send(new RejectClaim(claim, List.of("LATE_CLAIM"), "still late"), RAVI);
            assertReserved("0.00", "0.00");
            assertThat(share("R-1", COST)).isEqualTo(eur("0.00"));
        }
    }

    private Money approve(Actor reviewer, ApprovedCost... costs) {
        return node.send(new ApproveClaim(claim, "", List.of(costs), false), reviewer)
                .result();
    }

    private void revoke(List<InformationItem> items) {
        List<String> reasons = items.isEmpty() ? List.of("LATE_CLAIM") : List.of();
        node.send(new RevokeApproval(claim, "a second look", items, reasons, "late"), RITA);
    }

    private static ApprovedCost only(CostId cost, String approved, @Nullable String reason) {
        return new ApprovedCost(cost, eur(approved), reason);
    }

    private void assertReserved(String irish, String german) {
        assertThat(node.fund("IE_OPS").reservations().of(claim)).isEqualTo(eur(irish));
        assertThat(node.fund("DE_OPS").reservations().of(claim)).isEqualTo(eur(german));
    }

    private void assertApproved(String irish, String german) {
        assertThat(node.fund("IE_OPS").approved()).isEqualTo(eur(irish));
        assertThat(node.fund("DE_OPS").approved()).isEqualTo(eur(german));
    }

    private Money share(String number, CostId cost) {
        return node.invoice(Sample.invoiceId(number))
                .flatMap(invoice -> invoice.share(claim, cost))
                .orElse(eur("0.00"));
    }

    private static FundId fund(String entity) {
        return FundId.of(Sample.ORG, "CSP_DIRECT", entity, Sample.PERIOD);
    }
}
