package dev.coopclaims.command.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.invoice.InvoiceDetailsChanged;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import dev.coopclaims.kernel.invoice.InvoiceExclusionDeclared;
import dev.coopclaims.kernel.invoice.InvoiceNetCorrected;
import dev.coopclaims.kernel.invoice.InvoiceRegistered;
import dev.coopclaims.kernel.invoice.InvoiceShareClaimed;
import dev.coopclaims.kernel.invoice.InvoiceShareReleased;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.source.InvoiceId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What may be claimed of the invoices with one number (C-9, P-2, P-6). */
class InvoiceDecisionsTest {
    private static final OrganisationId ORG = new OrganisationId("org-1");
    private static final InvoiceId NUMBER = BillKeys.invoice(ORG, "7", Sample.PEOPLE);
    private static final ClaimId FIRST = new ClaimId("claim-1");
    private static final ClaimId SECOND = new ClaimId("claim-2");
    private static final ClaimId THIRD = new ClaimId("claim-3");
    private static final LocalDate DATED = LocalDate.of(2021, 4, 2);

    private final List<InvoiceEvent> happened = new ArrayList<>();
    private @Nullable InvoiceState invoice;

    @Nested
    class Bounds {
        @Test
        void the_first_share_registers_the_invoice() {
            assertThat(claim(FIRST, line("1000.00", "400.00")))
                    .hasExactlyElementsOfTypes(InvoiceRegistered.class, InvoiceShareClaimed.class);
        }

        @Test
        void shares_of_all_claims_together_never_exceed_the_net_amount_and_the_refusal_knows_the_others() {
            claim(FIRST, line("1000.00", "400.00"));
            claim(SECOND, line("1000.00", "500.00"));

            InvoiceProblem refused = refused(THIRD, line("1000.00", "100.01"));
            assertThat(refused.violation().code()).isEqualTo(RefusalCode.INVOICE_EXHAUSTED.code());
            assertThat(refused.violation().message()).contains("EUR 100.00 of EUR 1000.00");
            assertThat(refused.others()).containsOnlyKeys(FIRST, SECOND).containsEntry(SECOND, eur("500.00"));
            claim(THIRD, line("1000.00", "100.00"));
            assertThat(billed(1).open()).isEqualTo(eur("0.00"));
        }

        @Test
        void two_costs_of_one_claim_share_the_bound_too() {
            InvoiceProblem refused = refused(
                    FIRST, line("1000.00", "600.00"), line("1000.00", "400.01").cost("cost-2"));
            assertThat(refused.others()).isEmpty();
            assertThat(refused.sibling()).isEqualTo(new CostId("cost-1"));
            claim(FIRST, line("1000.00", "600.00"), line("1000.00", "400.00").cost("cost-2"));
            assertThat(billed(1).claimed()).isEqualTo(eur("1000.00"));
        }

        @Test
        void what_the_claim_holds_already_counts_as_free_C_10() {
            claim(FIRST, line("1000.00", "800.00"));
            assertThat(claim(FIRST, line("1000.00", "800.00"))).isEmpty();
            assertThat(claim(FIRST, line("1000.00", "1000.00"))).hasExactlyElementsOfTypes(InvoiceShareClaimed.class);
            assertThat(claim(FIRST, line("1000.00", "300.00"))).hasExactlyElementsOfTypes(InvoiceShareReleased.class);
            assertThat(claim(FIRST)).hasExactlyElementsOfTypes(InvoiceShareReleased.class);
            assertThat(billed(1).isHeld()).isFalse();
        }

        @Test
        void the_programmes_share_bounds_all_lines_of_a_claim_together_P_2() {
            ClaimedInvoice half = wanted(
                    FIRST,
                    50,
                    line("1000.00", "500.00"),
                    line("1000.00", "0.01").cost("cost-2"));
            assertThat(InvoiceDecisions.claim(null, half).problems())
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.violation().code()).isEqualTo(RefusalCode.REQUESTED_TOO_MUCH.code());
                        assertThat(problem.violation().rule()).isEqualTo("P-2");
                        assertThat(problem.cost()).isEqualTo(new CostId("cost-2"));
                    });
        }
    }

    @Nested
    class Exclusions {
        @Test
        void a_share_says_what_is_excluded_and_at_which_reimbursed_share_it_was_claimed_P_6_P_2() {
            ClaimedInvoice half = wanted(FIRST, 50, line("1000.00", "350.00").excluding("300.00"));

            assertThat(InvoiceDecisions.claim(null, half).events())
                    .contains(new InvoiceShareClaimed(
                            NUMBER,
                            ORG,
                            1,
                            FIRST,
                            Sample.LABEL,
                            new CostId("cost-1"),
                            eur("350.00"),
                            eur("300.00"),
                            50));
        }

        @Test
        void what_one_line_excludes_counts_for_the_claims_other_lines_P_6() {
            InvoiceProblem refused = refused(
                    FIRST,
                    line("1000.00", "700.00").excluding("300.00"),
                    line("1000.00", "300.00").cost("cost-2"));
            assertThat(refused.violation().code()).isEqualTo(RefusalCode.INVOICE_EXHAUSTED.code());
            assertThat(refused.violation().message()).contains("EUR 300.00 of it is declared excluded");
        }

        @Test
        void a_line_that_asks_for_nothing_declares_all_the_same_P_6() {
            InvoiceProblem refused = refused(
                    FIRST,
                    line("1000.00", "700.01"),
                    line("1000.00", "0.00").excluding("300.00").cost("cost-2"));
            assertThat(refused.violation().code()).isEqualTo(RefusalCode.INVOICE_EXHAUSTED.code());
        }

        @Test
        void the_most_that_any_claim_excludes_counts_for_all_C_9() {
            claim(FIRST, line("1000.00", "400.00").excluding("300.00"));
            assertThat(refused(SECOND, line("1000.00", "300.01").excluding("100.00"))
                            .violation()
                            .code())
                    .isEqualTo(RefusalCode.INVOICE_EXHAUSTED.code());
            claim(SECOND, line("1000.00", "300.00").excluding("100.00"));
            assertThat(billed(1).open()).isEqualTo(eur("0.00"));
        }

        @Test
        void who_excludes_more_than_the_others_left_is_refused_C_9() {
            claim(FIRST, line("1000.00", "600.00"));
            assertThat(refused(SECOND, line("1000.00", "100.00").excluding("300.01"))
                            .violation()
                            .code())
                    .isEqualTo(RefusalCode.INVOICE_EXHAUSTED.code());
        }

        @Test
        void an_exclusion_follows_the_claims_lines_and_ends_with_its_last_share() {
            claim(FIRST, line("1000.00", "400.00"));
            assertThat(claim(FIRST, line("1000.00", "400.00").excluding("300.00")))
                    .hasExactlyElementsOfTypes(InvoiceExclusionDeclared.class);
            assertThat(billed(1).mostExcluded()).isEqualTo(eur("300.00"));
            happened(InvoiceDecisions.release(state(), FIRST));
            assertThat(billed(1).mostExcluded()).isEqualTo(eur("0.00"));
            claim(SECOND, line("1000.00", "1000.00"));
        }
    }

    @Nested
    class NetAmounts {
        @Test
        void another_net_amount_while_another_claim_holds_a_share_is_a_mismatch() {
            claim(FIRST, line("1000.00", "400.00"));
            InvoiceProblem refused = refused(SECOND, line("1200.00", "10.00"));
            assertThat(refused.violation().code()).isEqualTo(RefusalCode.INVOICE_MISMATCH.code());
            assertThat(refused.others()).containsOnlyKeys(FIRST);
        }

        @Test
        void another_currency_while_another_claim_holds_a_share_is_refused() {
            claim(FIRST, line("1000.00", "400.00"));
            assertThat(refused(SECOND, line("1000.00", "10.00").in("USD"))
                            .violation()
                            .code())
                    .isEqualTo(RefusalCode.INVOICE_CURRENCY.code());
        }

        @Test
        void lines_of_one_claim_say_one_net_amount() {
            InvoiceProblem refused = refused(
                    FIRST, line("1000.00", "400.00"), line("600.00", "100.00").cost("cost-2"));
            assertThat(refused.violation().code()).isEqualTo(RefusalCode.INVOICE_MISMATCH.code());
            assertThat(refused.sibling()).isEqualTo(new CostId("cost-1"));
        }

        @Test
        void the_claim_that_holds_it_alone_corrects_the_net_amount() {
            claim(FIRST, line("100.00", "100.00"));
            assertThat(claim(FIRST, line("1000.00", "1000.00")))
                    .hasExactlyElementsOfTypes(InvoiceNetCorrected.class, InvoiceShareClaimed.class);
            assertThat(billed(1).net()).isEqualTo(eur("1000.00"));
            assertThat(claim(FIRST, line("50.00", "50.00")))
                    .hasExactlyElementsOfTypes(InvoiceShareReleased.class, InvoiceNetCorrected.class);
        }

        @Test
        void a_net_amount_and_currency_that_nobody_holds_any_more_bind_nobody() {
            claim(FIRST, line("100.00", "100.00").in("USD"));
            happened(InvoiceDecisions.release(state(), FIRST));
            claim(SECOND, line("1000.00", "1000.00"));
            assertThat(billed(1).net()).isEqualTo(eur("1000.00"));
            assertThat(billed(1).holders()).containsOnlyKeys(SECOND);
        }

        @Test
        void finance_corrects_what_claims_hold_but_not_below_it() {
            claim(FIRST, line("1000.00", "400.00").excluding("50.00"));
            claim(SECOND, line("1000.00", "500.00"));

            assertThatThrownBy(() -> InvoiceDecisions.correctNet(state(), null, eur("949.99"), "typo"))
                    .hasMessageContaining("EUR 900.00")
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> InvoiceDecisions.correctNet(state(), null, Money.of("2000.00", "USD"), "typo"))
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> InvoiceDecisions.correctNet(state(), 2, eur("2000.00"), "typo"))
                    .isInstanceOf(Refusal.class);
            happened(List.copyOf(InvoiceDecisions.correctNet(state(), null, eur("950.00"), "typo")));
            assertThat(billed(1).open()).isEqualTo(eur("0.00"));
            assertThat(InvoiceDecisions.correctNet(state(), 1, eur("950.00"), "again"))
                    .isEmpty();
        }
    }

    @Nested
    class What_finance_has_corrected {

        @Test
        void is_not_undone_by_a_claim_that_says_the_former_net_amount_still_C_9() {
            claim(FIRST, line("1000.00", "600.00"));
            corrected("1200.00");

            InvoiceDecision again = InvoiceDecisions.claim(invoice, wanted(FIRST, 100, line("1000.00", "600.00")));
            assertThat(again.problems()).isEmpty();
            assertThat(again.events()).isEmpty();
            assertThat(again.warnings())
                    .extracting(problem -> problem.violation().code())
                    .containsExactly(RefusalCode.INVOICE_NET_CORRECTED.code());
            assertThat(billed(1).net()).isEqualTo(eur("1200.00"));
        }

        @Test
        void bounds_every_claim_whatever_its_cost_says_C_9() {
            claim(FIRST, line("1000.00", "600.00"));
            corrected("600.00");

            assertThat(refused(FIRST, line("1000.00", "1000.00")).violation().code())
                    .isEqualTo(RefusalCode.INVOICE_EXHAUSTED.code());
            claim(FIRST, line("600.00", "600.00"));
        }

        @Test
        void counts_for_a_claim_among_several_whose_cost_is_locked_by_now_C_9() {
            claim(FIRST, line("1000.00", "600.00"));
            claim(SECOND, line("1000.00", "300.00"));
            corrected("1200.00");

            claim(FIRST, line("1000.00", "600.00"));
            assertThat(billed(1).open()).isEqualTo(eur("300.00"));
        }

        @Test
        void binds_a_new_claim_also_when_nobody_holds_a_share_any_more_C_9() {
            claim(FIRST, line("1000.00", "600.00"));
            corrected("1200.00");
            happened(InvoiceDecisions.release(state(), FIRST));

            InvoiceProblem refused = refused(SECOND, line("1000.00", "100.00"));
            assertThat(refused.violation().code()).isEqualTo(RefusalCode.INVOICE_MISMATCH.code());
            assertThat(refused.violation().message()).contains("EUR 1200.00", "FINANCE");
            corrected("1000.00");
            claim(SECOND, line("1000.00", "100.00"));
        }

        @Test
        void is_what_the_claim_said_when_finance_confirms_it() {
            claim(FIRST, line("1000.00", "600.00"));
            corrected("1000.00");
            assertThat(InvoiceDecisions.correctNet(state(), null, eur("1000.00"), "again"))
                    .isEmpty();
            claim(FIRST, line("1200.00", "600.00"));
            assertThat(billed(1).net()).isEqualTo(eur("1000.00"));
        }

        private void corrected(String net) {
            happened(List.copyOf(InvoiceDecisions.correctNet(state(), null, eur(net), "the invoice says so")));
        }
    }

    @Nested
    class WhoseInvoice {
        @Test
        void a_line_without_a_tax_id_is_that_of_the_name_and_the_first_tax_id_is_taken_over() {
            claim(FIRST, line("1000.00", "400.00"));
            assertThat(claim(SECOND, line("1000.00", "100.00").taxId("DE 111")))
                    .hasExactlyElementsOfTypes(InvoiceDetailsChanged.class, InvoiceShareClaimed.class);
            assertThat(refused(THIRD, line("1000.00", "500.01").taxId("de-111"))
                            .violation()
                            .code())
                    .isEqualTo(RefusalCode.INVOICE_EXHAUSTED.code());
            assertThat(refused(THIRD, line("1000.00", "500.01")).violation().code())
                    .isEqualTo(RefusalCode.INVOICE_EXHAUSTED.code());
            assertThat(refused(THIRD, line("1000.00", "500.01").taxId("111"))
                            .violation()
                            .code())
                    .isEqualTo(RefusalCode.INVOICE_EXHAUSTED.code());
        }

        @Test
        void different_tax_ids_are_different_suppliers_whatever_the_name() {
            claim(FIRST, line("1000.00", "1000.00").taxId("DE111"));
            claim(SECOND, line("500.00", "500.00").taxId("FR222"));
            assertThat(billed(2).net()).isEqualTo(eur("500.00"));
        }

        @Test
        void one_tax_id_is_one_supplier_whatever_the_name_and_then_known_by_both() {
            claim(FIRST, line("1000.00", "600.00").named("Alpha").taxId("DE111"));
            claim(SECOND, line("1000.00", "100.00").named("Alpha Print").taxId("DE111"));
            assertThat(refused(THIRD, line("1000.00", "300.01").named("alpha-print"))
                            .violation()
                            .code())
                    .isEqualTo(RefusalCode.INVOICE_EXHAUSTED.code());
        }

        @Test
        void what_is_held_without_a_tax_id_under_the_lines_name_counts_too() {
            claim(FIRST, line("1000.00", "600.00").named("Alpha"));
            claim(SECOND, line("1000.00", "100.00").named("Beta").taxId("DE111"));
            InvoiceProblem refused =
                    refused(THIRD, line("1000.00", "300.01").named("Alpha").taxId("DE111"));
            assertThat(refused.violation().code()).isEqualTo(RefusalCode.INVOICE_EXHAUSTED.code());
            assertThat(refused.others()).containsOnlyKeys(SECOND, FIRST);
        }

        @Test
        void a_line_that_fits_several_suppliers_is_refused() {
            claim(FIRST, line("1000.00", "1000.00").taxId("DE111"));
            claim(SECOND, line("500.00", "500.00").taxId("FR222"));
            assertThat(refused(THIRD, line("500.00", "1.00")).violation().code())
                    .isEqualTo(RefusalCode.INVOICE_SUPPLIER_UNCLEAR.code());
            claim(THIRD, line("500.00", "1.00").taxId("IT333"));
        }

        @Test
        void a_supplier_that_nobody_claims_of_any_more_does_not_make_a_line_unclear() {
            claim(FIRST, line("1000.00", "1000.00").taxId("DE111"));
            claim(SECOND, line("500.00", "100.00").taxId("FR222"));
            happened(InvoiceDecisions.release(state(), FIRST));
            claim(THIRD, line("500.00", "400.00"));
            assertThat(billed(2).open()).isEqualTo(eur("0.00"));
        }

        @Test
        void a_word_for_want_of_a_tax_id_is_none() {
            claim(FIRST, line("100.00", "100.00").named("Alpha").taxId("N/A"));
            claim(SECOND, line("250.00", "250.00").named("Beta").taxId("n.a."));
            assertThat(refused(THIRD, line("100.00", "1.00").named("Alpha"))
                            .violation()
                            .code())
                    .isEqualTo(RefusalCode.INVOICE_EXHAUSTED.code());
        }

        @Test
        void the_same_number_net_amount_and_date_of_another_supplier_is_a_warning() {
            claim(FIRST, line("1000.00", "1000.00").named("Alpha"));
            InvoiceDecision decision = InvoiceDecisions.claim(
                    invoice, wanted(SECOND, 100, line("1000.00", "1.00").named("Beta")));
            assertThat(decision.problems()).isEmpty();
            assertThat(decision.warnings()).singleElement().satisfies(warning -> {
                assertThat(warning.violation().code()).isEqualTo(RefusalCode.SAME_NUMBER_OTHER_SUPPLIER.code());
                assertThat(warning.others()).containsOnlyKeys(FIRST);
            });
            assertThat(InvoiceDecisions.claim(
                                    invoice,
                                    wanted(SECOND, 100, line("1000.01", "1.00").named("Beta")))
                            .warnings())
                    .isEmpty();
        }

        @Test
        void two_suppliers_on_two_lines_of_one_claim_are_warned_of_too() {
            InvoiceDecision decision = InvoiceDecisions.claim(
                    null,
                    wanted(
                            FIRST,
                            100,
                            line("1000.00", "1000.00").named("Alpha"),
                            line("1000.00", "1000.00").named("Beta").cost("cost-2")));
            assertThat(decision.warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.sibling()).isEqualTo(new CostId("cost-1")));
        }

        @Test
        void who_mends_the_tax_id_of_what_it_holds_alone_moves_its_share() {
            claim(FIRST, line("1000.00", "1000.00").taxId("DE111"));
            claim(FIRST, line("1000.00", "1000.00").taxId("DE112"));
            assertThat(billed(1).isHeld()).isFalse();
            assertThat(billed(2).holders()).containsOnlyKeys(FIRST);
        }
    }

    @Nested
    class GivingBack {
        @Test
        void a_part_is_given_back_and_can_be_claimed_anew_V_3() {
            claim(FIRST, line("1000.00", "1000.00"));
            happened(List.of(InvoiceDecisions.reduce(state(), FIRST, new CostId("cost-1"), eur("300.00"))));
            claim(SECOND, line("1000.00", "300.00"));
            assertThat(state().holders()).containsExactly(FIRST, SECOND);
        }

        @Test
        void only_what_is_held_is_given_back() {
            claim(FIRST, line("1000.00", "400.00"));
            CostId cost = new CostId("cost-1");
            assertThatThrownBy(() -> InvoiceDecisions.reduce(state(), FIRST, cost, eur("400.01")))
                    .isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> InvoiceDecisions.reduce(state(), SECOND, cost, eur("1.00")))
                    .isInstanceOf(Refusal.class);
        }
    }

    /** What is recognised when the texts are gone (H-6). */
    @Nested
    class Erased {
        @Test
        void the_same_supplier_is_recognised_and_the_invoice_stays_exhausted() {
            claim(FIRST, line("1000.00", "1000.00").named("Müller GmbH").taxId("DE111222333"));
            claim(SECOND, line("500.00", "500.00").named("Other AG"));
            erase();

            for (Line again : List.of(
                    line("1000.00", "1.00").named("MUELLER G.m.b.H."),
                    line("1000.00", "1.00").named("Anything").taxId("111 222 333"),
                    line("500.00", "1.00").named("Other"))) {
                assertThat(refused(THIRD, again).violation().code()).isEqualTo("INVOICE_EXHAUSTED");
            }
            assertThat(refused(THIRD, line("999.00", "1.00").named("Mueller"))
                            .violation()
                            .code())
                    .isEqualTo("INVOICE_MISMATCH");
        }

        @Test
        void another_supplier_stays_another_one_and_what_is_written_again_is_told_again() {
            claim(FIRST, line("1000.00", "400.00").named("Müller GmbH"));
            erase();
            claim(SECOND, line("700.00", "700.00").named("Müller AG"));
            assertThat(state().suppliers()).hasSize(2);

            happened(InvoiceDecisions.release(state(), FIRST));
            claim(THIRD, line("1000.00", "1000.00").named("Müller GmbH"));
            assertThat(state().suppliers()).hasSize(2);
            assertThat(billed(1).names()).containsExactly("Müller GmbH");
        }

        private void erase() {
            List<InvoiceEvent> before = List.copyOf(happened);
            invoice = null;
            happened.clear();
            happened(before.stream().map(Erased::erased).toList());
        }

        private static InvoiceEvent erased(InvoiceEvent event) {
            return switch (event) {
                case InvoiceRegistered was ->
                    new InvoiceRegistered(
                            was.invoice(),
                            was.organisation(),
                            was.supplier(),
                            "erased",
                            was.supplierTaxId() == null ? null : "erased",
                            "erased",
                            was.nameKey(),
                            was.taxIdKey(),
                            was.date(),
                            was.net(),
                            was.supplierCountry(),
                            was.tax(),
                            was.gross());
                case InvoiceDetailsChanged was ->
                    new InvoiceDetailsChanged(
                            was.invoice(),
                            was.organisation(),
                            was.supplier(),
                            Collections.nCopies(was.supplierNames().size(), "erased"),
                            was.supplierTaxId() == null ? null : "erased",
                            was.nameKeys(),
                            was.taxIdKey(),
                            was.date());
                default -> event;
            };
        }
    }

    private List<InvoiceEvent> claim(ClaimId claim, Line... lines) {
        InvoiceDecision decision = InvoiceDecisions.claim(invoice, wanted(claim, 100, lines));
        assertThat(decision.problems()).isEmpty();
        happened(decision.events());
        return decision.events();
    }

    private InvoiceProblem refused(ClaimId claim, Line... lines) {
        InvoiceDecision decision = InvoiceDecisions.claim(invoice, wanted(claim, 100, lines));
        assertThat(decision.events()).isEmpty();
        assertThat(decision.problems()).hasSize(1);
        return decision.problems().getFirst();
    }

    private void happened(List<? extends InvoiceEvent> events) {
        events.forEach(event -> invoice = InvoiceState.evolve(invoice, event));
        happened.addAll(events);
    }

    private InvoiceState state() {
        if (invoice == null) {
            throw new AssertionError("nothing was claimed");
        }
        return invoice;
    }

    private Billed billed(int supplier) {
        return state().supplier(supplier);
    }

    private static ClaimedInvoice wanted(ClaimId claim, int percent, Line... lines) {
        return new ClaimedInvoice(
                NUMBER,
                ORG,
                claim,
                Sample.LABEL,
                percent,
                List.of(lines).stream().map(Line::asked).toList());
    }

    private static Line line(String net, String requested) {
        return new Line("cost-1", "Print Ltd", null, "EUR", net, requested, "0.00");
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    /** A line with defaults. */
    private record Line(
            String cost,
            String name,
            @Nullable String taxId,
            String currency,
            String net,
            String requested,
            String excluded) {
        Line cost(String other) {
            return new Line(other, name, taxId, currency, net, requested, excluded);
        }

        Line named(String other) {
            return new Line(cost, other, taxId, currency, net, requested, excluded);
        }

        Line taxId(String other) {
            return new Line(cost, name, other, currency, net, requested, excluded);
        }

        Line in(String other) {
            return new Line(cost, name, taxId, other, net, requested, excluded);
        }

        Line excluding(String other) {
            return new Line(cost, name, taxId, currency, net, requested, other);
        }

        InvoiceLine asked() {
            SupplierInvoice written = new SupplierInvoice(name, taxId, "7", DATED);
            return new InvoiceLine(
                    new CostId(cost),
                    written,
                    BillKeys.of(ORG, written, Sample.PEOPLE),
                    Money.of(net, currency),
                    Money.of(requested, currency),
                    Money.of(excluded, currency));
        }
    }
}
