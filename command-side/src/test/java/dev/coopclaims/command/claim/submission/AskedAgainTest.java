package dev.coopclaims.command.claim.submission;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.bill;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.AddCost;
import dev.coopclaims.command.claim.AttachDocuments;
import dev.coopclaims.command.claim.ChangeCost;
import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.RemoveCost;
import dev.coopclaims.command.claim.RemoveDocument;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.claim.SampleClock;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.source.InvoiceId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * A claim that a reviewer asked about is resubmitted (V-2, V-6, C-10): what it holds of funds and invoices becomes what
 * it requests (C-8). It draws 1,000 euros: all 700 of the Irish fund first, then 300 of the German one's 700 (F-5).
 */
class AskedAgainTest {
    private static final CostId SECOND = new CostId("cost-2");
    private static final InformationItemId WHY = new InformationItemId("item-why");
    private static final InformationItemId WHERE = new InformationItemId("item-where");

    private final SampleClock clock = new SampleClock();
    private final ClaimNode node = new ClaimNode(SampleCatalogue.CATALOGUE, clock);
    private ClaimId claim = new ClaimId("claim-none");

    @BeforeEach
    void a_claim_over_two_funds_is_asked_about() {
        node.funded("IE_OPS", "700.00");
        node.funded("DE_OPS", "700.00");
        claim = node.ready("claim-1", "CLM-1", bill("R-1", "1000.00", null));
        node.send(new SubmitClaim(claim), ALICE);
        assertHeld("700.00", "300.00");
        node.send(new RequestInformation(claim, List.of(item(WHY), item(WHERE))), RITA);
    }

    @Nested
    class Items {

        @Test
        void every_one_is_answered_before_the_claim_is_handed_in_again_V_2() {
            assertThat(codesOf(AskedAgainTest.this::submit)).containsExactly("ITEM_NOT_ANSWERED", "ITEM_NOT_ANSWERED");
            answer(WHY);
            assertThat(refusalOf(AskedAgainTest.this::submit).violations())
                    .singleElement()
                    .satisfies(open -> assertThat(open.path()).isEqualTo("/informationItems/" + WHERE));
            answer(WHERE);
            submit();
        }

        @Test
        void an_answer_can_be_given_anew_and_the_last_one_counts() {
            answer(WHY);
            answer(WHY);
            assertThat(node.names(claim.value())).endsWith("InformationItemAnswered", "InformationItemAnswered");
        }

        @Test
        void an_answer_by_a_document_alone_goes_with_it_V_2() {
            node.send(attach("document-photo"), ALICE);
            node.send(attach("document-letter"), ALICE);
            answer(WHY, "document-photo", "document-letter");
            answer(WHERE);
            node.send(new RemoveDocument(claim, new DocumentId("document-letter")), ALICE);
            assertThat(node.send(new CheckReadiness(claim), ALICE).result().problems())
                    .isEmpty();
            node.send(new RemoveDocument(claim, new DocumentId("document-photo")), ALICE);
            assertThat(refusalOf(AskedAgainTest.this::submit).violations())
                    .singleElement()
                    .satisfies(open -> assertThat(open.path()).isEqualTo("/informationItems/" + WHY));
        }

        private AttachDocuments attach(String document) {
            return new AttachDocuments(
                    claim, List.of(Sample.file(document)), "INVOICE", "", List.of(), List.of(), null);
        }

        @Test
        void what_was_not_asked_has_no_answer() {
            assertThat(refusalOf(() -> answer(new InformationItemId("item-other")))
                            .kind())
                    .isEqualTo(Refusal.Kind.NOT_FOUND);
        }

        @Test
        void an_answer_has_a_text_and_names_documents_that_the_claim_has() {
            AnswerItem empty = new AnswerItem(claim, WHY, " ", List.of(new DocumentId("document-x")));
            assertThat(codesOf(() -> node.send(empty, ALICE))).containsExactly("TEXT_MISSING", "UNKNOWN_DOCUMENT");
        }

        @Test
        void answers_are_accepted_until_the_end_of_the_thirtieth_day_of_the_validation_team_V_6_T_5() {
            answer(WHY);
            clock.set("2021-07-31T22:59:59Z");
            answer(WHERE);
            clock.set("2021-07-31T23:00:00Z");
            assertThat(codesOf(() -> answer(WHERE))).containsExactly("ANSWER_TOO_LATE");
            assertThat(codesOf(AskedAgainTest.this::submit)).containsExactly("ANSWER_TOO_LATE");
        }
    }

    @Nested
    class Amounts {

        @BeforeEach
        void everything_is_answered() {
            answer(WHY);
            answer(WHERE);
        }

        @Test
        void the_same_amount_moves_nothing() {
            List<String> irish = node.names(Sample.IRISH_FUND.value());
            submit();
            assertHeld("700.00", "300.00");
            assertThat(node.names(Sample.IRISH_FUND.value())).isEqualTo(irish);
            assertThat(node.names(invoice("R-1").value())).containsExactly("InvoiceRegistered", "InvoiceShareClaimed");
        }

        @Test
        void less_is_given_back_by_the_last_allocated_fund_first_F_5() {
            change(COST, "R-1", "1000.00", "800.00");
            submit();
            assertHeld("700.00", "100.00");
            assertThat(share("R-1", COST)).isEqualTo("800.00");
        }

        @Test
        void still_less_empties_the_last_allocated_fund_before_the_first_gives_anything_F_5() {
            change(COST, "R-1", "1000.00", "250.00");
            submit();
            assertHeld("250.00", "0.00");
            assertThat(node.fund("DE_OPS").available()).isEqualTo(eur("700.00"));
            assertThat(share("R-1", COST)).isEqualTo("250.00");
        }

        @Test
        void more_is_drawn_where_something_is_left_C_10() {
            node.send(new AddCost(claim, SECOND, bill("R-2", "400.00", null)), ALICE);
            submit();
            assertHeld("700.00", "700.00");
            assertThat(share("R-2", SECOND)).isEqualTo("400.00");
        }

        @Test
        void more_than_all_funds_have_is_refused_and_nothing_moves_C_8() {
            node.send(new AddCost(claim, SECOND, bill("R-2", "400.01", null)), ALICE);
            assertThat(codesOf(AskedAgainTest.this::submit)).containsExactly("INSUFFICIENT_FUNDS");
            assertHeld("700.00", "300.00");
            assertThat(node.invoice(invoice("R-2"))).isEmpty();
        }

        @Test
        void what_it_holds_itself_counts_as_available_C_7() {
            node.send(new SubmitClaim(node.ready("claim-2", "CLM-2", bill("R-9", "400.00", null))), ALICE);
            submit();
            assertHeld("700.00", "300.00");
        }

        @Test
        void another_invoice_takes_the_place_of_the_first_C_9() {
            change(COST, "R-2", "900.00", "900.00");
            submit();
            assertThat(share("R-1", COST)).isEqualTo("0.00");
            assertThat(share("R-2", COST)).isEqualTo("900.00");
            assertHeld("700.00", "200.00");
        }

        @Test
        void a_cost_that_is_gone_gives_its_share_back_C_9() {
            node.send(new AddCost(claim, SECOND, bill("R-2", "400.00", null)), ALICE);
            node.send(new RemoveCost(claim, COST), ALICE);
            submit();
            assertThat(share("R-1", COST)).isEqualTo("0.00");
            assertHeld("400.00", "0.00");
        }

        @Test
        void a_share_rises_to_what_other_claims_left_of_the_invoice_C_9() {
            change(COST, "R-1", "1000.00", "400.00");
            submit();
            ClaimId other = node.ready("claim-2", "CLM-2", bill("R-1", "1000.00", "500.00"));
            node.send(new SubmitClaim(other), ALICE);
            node.send(new RequestInformation(claim, List.of(item(WHY))), RITA);
            answer(WHY);

            change(COST, "R-1", "1000.00", "500.01");
            assertThat(codesOf(AskedAgainTest.this::submit)).containsExactly("INVOICE_EXHAUSTED");
            change(COST, "R-1", "1000.00", "500.00");
            submit();
            assertThat(share("R-1", COST)).isEqualTo("500.00");
        }

        @Test
        void once_the_claiming_period_has_closed_it_may_fall_but_not_rise_C_10() {
            clock.set("2021-08-15T12:00:00Z");
            node.send(new RequestInformation(again(), List.of(item(WHY))), RITA);
            answer(WHY);
            clock.set("2021-08-16T12:00:00Z");
            node.send(new AddCost(claim, SECOND, bill("R-2", "0.01", null)), ALICE);
            assertThat(codesOf(AskedAgainTest.this::submit)).containsExactly("AMOUNT_RISES");
            change(COST, "R-1", "1000.00", "999.98");
            submit();
            assertHeld("700.00", "299.99");
        }

        /** Submitted while answers are still accepted, to be asked about later. */
        private ClaimId again() {
            clock.set("2021-07-30T12:00:00Z");
            submit();
            clock.set("2021-08-15T12:00:00Z");
            return claim;
        }
    }

    /** What was submitted, not what it would request by now (C-8). */
    @Test
    void a_withdrawal_gives_back_what_is_held_whatever_was_changed_since() {
        change(COST, "R-2", "200.00", "200.00");
        node.send(new AddCost(claim, SECOND, bill("R-3", "50.00", null)), ALICE);
        node.send(new WithdrawClaim(claim, "not worth it"), ALICE);
        assertHeld("0.00", "0.00");
        assertThat(node.fund("IE_OPS").available()).isEqualTo(eur("700.00"));
        assertThat(node.fund("DE_OPS").available()).isEqualTo(eur("700.00"));
        assertThat(share("R-1", COST)).isEqualTo("0.00");
    }

    private void submit() {
        node.send(new SubmitClaim(claim), ALICE);
    }

    private void answer(InformationItemId item, String... documents) {
        List<DocumentId> named = Arrays.stream(documents).map(DocumentId::new).toList();
        node.send(new AnswerItem(claim, item, "because", named), ALICE);
    }

    private void change(CostId cost, String number, String net, String requested) {
        node.send(new ChangeCost(claim, cost, bill(number, net, requested)), ALICE);
    }

    private void assertHeld(String irish, String german) {
        assertThat(node.fund("IE_OPS").reservations().of(claim)).isEqualTo(eur(irish));
        assertThat(node.fund("DE_OPS").reservations().of(claim)).isEqualTo(eur(german));
    }

    private String share(String number, CostId cost) {
        return node.invoice(invoice(number))
                .orElseThrow()
                .share(claim, cost)
                .orElse(eur("0.00"))
                .amount()
                .toPlainString();
    }

    private static InvoiceId invoice(String number) {
        return Sample.invoiceId(number);
    }

    /** About the claim as a whole, so that all of it may be changed (C-4). */
    private static InformationItem item(InformationItemId id) {
        return new InformationItem(id, "EXPENSE_NOT_ELIGIBLE", "why?", null, null, null);
    }
}
