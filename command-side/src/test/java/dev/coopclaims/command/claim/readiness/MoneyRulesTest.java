package dev.coopclaims.command.claim.readiness;

import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.NOW;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.claim;
import static dev.coopclaims.command.claim.Sample.cost;
import static dev.coopclaims.command.claim.Sample.costAdded;
import static dev.coopclaims.command.claim.Sample.details;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.fund;
import static dev.coopclaims.command.claim.Sample.invoice;
import static dev.coopclaims.command.claim.Sample.readyEvents;
import static dev.coopclaims.command.claim.Sample.started;
import static dev.coopclaims.command.claim.SampleCatalogue.CATALOGUE;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.FUNDS;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.OTHER;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.check;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.codes;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.dossier;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.Readiness;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.fund.FundState;
import dev.coopclaims.command.invoice.ClaimedInvoice;
import dev.coopclaims.command.invoice.InvoiceDecisions;
import dev.coopclaims.command.invoice.InvoiceState;
import dev.coopclaims.command.rate.ExchangeRates;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.ExcludedPart;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.invoice.InvoiceEvent;
import dev.coopclaims.kernel.invoice.InvoiceRegistered;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Violation;
import dev.coopclaims.kernel.source.InvoiceId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MoneyRulesTest {

    @Nested
    class Funds {

        @Test
        void what_is_available_is_enough_to_the_cent_F_4() {
            assertThat(codes(withFunds(fund("IE_OPS", "1000.00", "EUR")))).isEmpty();
            assertThat(codes(withFunds(fund("IE_OPS", "999.99", "EUR")))).containsExactly("INSUFFICIENT_FUNDS");
            assertThat(codes(withFunds())).containsExactly("INSUFFICIENT_FUNDS");
        }

        @Test
        void the_entity_on_the_spot_is_drawn_first_then_the_catalogues_order_F_5() {
            List<FundState> funds = List.of(fund("DE_OPS", "900.00", "EUR"), fund("IE_OPS", "300.00", "EUR"));

            Drawing drawing = Drawing.of(dossier(readyEvents(), funds, Map.of(), NOW));

            assertThat(drawing.allocations())
                    .extracting(allocation -> allocation.amount())
                    .containsExactly(eur("300.00"), eur("700.00"));
            assertThat(drawing.allocations().getFirst().fund()).isEqualTo(Sample.IRISH_FUND);
        }

        @Test
        void the_order_is_the_catalogues_to_say_F_5() {
            List<FundState> funds = List.of(fund("IE_OPS", "300.00", "EUR"), fund("DE_OPS", "900.00", "EUR"));

            assertThat(drawn(SampleCatalogue.withDrawing(false, "DE_OPS"), funds))
                    .containsExactly("900.00", "100.00");
            assertThat(drawn(SampleCatalogue.withDrawing(true, "DE_OPS"), funds))
                    .containsExactly("300.00", "700.00");
            assertThat(drawn(SampleCatalogue.withDrawing(false), funds))
                    .as("the catalogue's own order")
                    .containsExactly("300.00", "700.00");
        }

        private static List<String> drawn(Catalogue catalogue, List<FundState> funds) {
            SubmissionContext dossier =
                    new SubmissionContext(claim(readyEvents()).file(), funds, Map.of(), Map.of(), catalogue, NOW);
            return Drawing.of(dossier).allocations().stream()
                    .map(allocation -> allocation.amount().amount().toPlainString())
                    .toList();
        }

        @Test
        void a_fund_in_another_currency_is_not_drawn_without_a_rate_F_5() {
            Violation missing = only(withFunds(fund("IE_OPS", "300.00", "EUR"), fund("US_CORP", "5000.00", "USD")));
            assertThat(missing.code()).isEqualTo("RATE_MISSING");
            assertThat(missing.message()).contains("FINANCE");
            assertThat(codes(withFunds(fund("IE_OPS", "1000.00", "EUR"), fund("US_CORP", "5000.00", "USD"))))
                    .as("not needed")
                    .isEmpty();
            assertThat(codes(withFunds(fund("US_CORP", "0.00", "USD"), fund("DE_OPS", "1000.00", "EUR"))))
                    .as("nothing in it")
                    .isEmpty();
        }

        @Test
        void a_draft_that_asks_for_nothing_yet_is_told_of_the_missing_rate_F_5() {
            List<ClaimEvent> events = readyEvents();
            events.set(1, costAdded(cost(COST, "MEDIA", invoice("R-1"), "1000.00", "0.00")));
            assertThat(codes(check(events, List.of(fund("US_CORP", "5000.00", "USD")), Map.of(), NOW)))
                    .containsExactlyInAnyOrder("REQUESTED_ZERO", "RATE_MISSING");
            assertThat(codes(check(events, List.of(), Map.of(), NOW))).containsExactly("REQUESTED_ZERO");
        }

        private static Readiness withFunds(FundState... funds) {
            return check(readyEvents(), List.of(funds), Map.of(), NOW);
        }
    }

    @Nested
    class Invoices {
        @Test
        void what_other_claims_left_of_an_invoice_can_be_claimed_C_9() {
            assertThat(codes(check(asking("400.00"), FUNDS, shared("1000.00", "600.00"), NOW)))
                    .isEmpty();
        }

        @Test
        void an_exhausted_invoice_names_the_other_claims_numbers_C_9() {
            Violation exhausted = only(check(asking("400.01"), FUNDS, shared("1000.00", "600.00"), NOW));

            assertThat(exhausted.code()).isEqualTo("INVOICE_EXHAUSTED");
            assertThat(exhausted.message()).contains("CLM-FY21H1-000002").doesNotContain("claim-2");
            assertThat(exhausted.path()).isEqualTo("/costs/" + COST + "/invoice");
        }

        @Test
        void another_net_amount_for_the_same_invoice_is_a_mismatch_C_9() {
            assertThat(codes(check(asking("10.00"), FUNDS, shared("999.00", "600.00"), NOW)))
                    .containsExactly("INVOICE_MISMATCH");
        }

        @Test
        void two_costs_of_one_invoice_share_its_net_amount_C_9() {
            List<ClaimEvent> events = asking("600.00");
            CostId second = new CostId("cost-2");
            events.add(costAdded(cost(second, "CATERING", invoice("R-1"), "1000.00", "400.01")));

            Violation exhausted = only(check(events));
            assertThat(exhausted.path()).isEqualTo("/costs/" + second + "/invoice");
            assertThat(exhausted.message()).contains("Cost " + COST + " of this claim", "share in requested");
        }

        @Test
        void a_line_taken_for_the_whole_invoice_is_told_of_the_claims_other_cost_C_9() {
            List<ClaimEvent> events = asking("600.00");
            events.add(costAdded(cost(new CostId("cost-2"), "CATERING", invoice("R-1"), "400.00", "400.00")));

            Violation mismatch = only(check(events));
            assertThat(mismatch.code()).isEqualTo("INVOICE_MISMATCH");
            assertThat(mismatch.message()).contains("Cost " + COST, "enter the net of the whole invoice");
        }

        private static List<ClaimEvent> asking(String requested) {
            List<ClaimEvent> events = readyEvents();
            events.set(1, costAdded(cost(COST, "MEDIA", invoice("R-1"), "1000.00", requested)));
            return events;
        }

        @Test
        void claims_outside_the_membership_are_told_as_a_sum_with_who_sees_them_C_9_R_5() {
            Violation exhausted = only(ReadinessRules.check(new SubmissionContext(
                    Sample.claim(asking("400.01")).file(),
                    FUNDS,
                    shared("1000.00", "600.00"),
                    Map.of(),
                    CATALOGUE,
                    NOW,
                    Bounds.NONE,
                    Map.of(),
                    null,
                    List.of(new UserId("gwen")),
                    ExchangeRates.NONE,
                    Held.nothing(eur("0.00").currency()),
                    Exceptions.NONE)));

            assertThat(exhausted.code()).isEqualTo("INVOICE_EXHAUSTED");
            assertThat(exhausted.message())
                    .endsWith(" Claims outside your membership hold EUR 600.00; ask one of these members, who see every"
                            + " claim of the organisation: gwen.")
                    .doesNotContain("claim-2", "CLM-");
        }

        @Test
        void lines_of_one_invoice_are_bounded_by_the_programmes_share_of_the_whole_P_2() {
            List<ClaimEvent> events = readyEvents();
            events.set(0, started("HALF", details(SampleCatalogue.PRINT)));
            events.set(1, costAdded(cost(COST, "MEDIA", invoice("R-1"), "1000.00", "500.00")));
            CostId second = new CostId("cost-2");
            events.add(costAdded(cost(second, "CATERING", invoice("R-1"), "1000.00", "500.00")));

            Violation tooMuch = check(events).problems().stream()
                    .filter(problem -> problem.rule().equals("P-2"))
                    .findFirst()
                    .orElseThrow();
            assertThat(tooMuch.code()).isEqualTo("REQUESTED_TOO_MUCH");
            assertThat(tooMuch.path()).isEqualTo("/costs/" + second + "/requested");
            assertThat(tooMuch.message()).contains("at most EUR 500.00", "50 % of EUR 1000.00");
        }

        @Test
        void what_one_line_excludes_no_other_line_may_ask_for_P_6() {
            List<ClaimEvent> events = asking("300.00");
            Cost withWine = new Cost(
                    new CostId("cost-2"),
                    CostSource.THIRD_PARTY,
                    "CATERING",
                    invoice("R-1"),
                    Sample.keys(invoice("R-1")),
                    null,
                    eur("1000.00"),
                    eur("700.00"),
                    List.of(new ExcludedPart("ALCOHOL", eur("300.00"), new UserId("alice"))),
                    List.of(),
                    null);
            events.add(costAdded(withWine));

            Violation exhausted = only(check(events));
            assertThat(exhausted.code()).isEqualTo("INVOICE_EXHAUSTED");
            assertThat(exhausted.message()).contains("only EUR 400.00 of EUR 1000.00", "EUR 300.00 of it is declared");
        }

        @Test
        void another_supplier_with_the_same_number_net_and_date_is_a_warning_C_9() {
            List<ClaimEvent> events = readyEvents();
            SupplierInvoice other = new SupplierInvoice("Druckerei", null, "R 1", LocalDate.of(2021, 4, 2));
            events.set(1, costAdded(cost(COST, "MEDIA", other, "1000.00", "1000.00")));

            Readiness readiness = check(events, FUNDS, shared("1000.00", "600.00"), NOW);
            assertThat(codes(readiness)).isEmpty();
            assertThat(readiness.warnings()).singleElement().satisfies(warning -> {
                assertThat(warning.code()).isEqualTo("SAME_NUMBER_OTHER_SUPPLIER");
                assertThat(warning.message()).contains("Printers Ltd", "CLM-FY21H1-000002");
                assertThat(warning.otherClaim()).isEqualTo(OTHER);
            });
        }

        @Test
        void lines_of_one_invoice_that_state_different_tax_are_a_warning_and_the_first_is_registered_C_6() {
            List<ClaimEvent> events = readyEvents();
            events.set(1, costAdded(cost(COST, "MEDIA", taxed("190.00"), "1000.00", "400.00")));
            events.add(costAdded(cost(new CostId("cost-2"), "MEDIA", taxed("70.00"), "1000.00", "300.00")));
            events.add(costAdded(cost(new CostId("cost-3"), "MEDIA", taxed(null), "1000.00", "300.00")));

            Readiness readiness = check(events);
            assertThat(codes(readiness)).isEmpty();
            assertThat(readiness.warnings()).singleElement().satisfies(warning -> {
                assertThat(warning.code()).isEqualTo("INVOICE_TAX_DIFFERS");
                assertThat(warning.message()).contains("R-1", "cost " + COST);
            });
            ClaimedInvoice wanted = ClaimedInvoice.of(
                            ORG,
                            OTHER,
                            Sample.LABEL,
                            100,
                            Sample.claim(events).file().costs().values())
                    .firstEntry()
                    .getValue();
            assertThat(InvoiceDecisions.claim(null, wanted).events().getFirst())
                    .isInstanceOfSatisfying(InvoiceRegistered.class, registered -> {
                        assertThat(registered.tax()).isEqualTo(eur("190.00"));
                        assertThat(registered.gross()).isEqualTo(eur("1190.00"));
                        assertThat(registered.supplierCountry()).isEqualTo("IE");
                    });
        }

        private static SupplierInvoice taxed(@Nullable String tax) {
            return new SupplierInvoice(
                    "Printers Ltd",
                    null,
                    "IE",
                    "R-1",
                    LocalDate.of(2021, 4, 2),
                    tax == null ? null : eur(tax),
                    tax == null ? null : eur("1000.00").plus(eur(tax)));
        }

        private static Map<InvoiceId, InvoiceState> shared(String net, String amount) {
            Cost theirs = cost(new CostId("cost-9"), "MEDIA", invoice("R-1"), net, amount);
            ClaimedInvoice wanted = ClaimedInvoice.of(ORG, OTHER, Sample.LABEL, 100, List.of(theirs))
                    .firstEntry()
                    .getValue();
            InvoiceState state = null;
            for (InvoiceEvent event : InvoiceDecisions.claim(null, wanted).events()) {
                state = InvoiceState.evolve(state, event);
            }
            if (state == null) {
                throw new IllegalStateException("refused");
            }
            return Map.of(wanted.invoice(), state);
        }
    }
}
