package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.after;
import static dev.coopclaims.command.claim.Sample.bill;
import static dev.coopclaims.command.claim.Sample.claim;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.cost;
import static dev.coopclaims.command.claim.Sample.costAdded;
import static dev.coopclaims.command.claim.Sample.details;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.invoice;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static dev.coopclaims.command.claim.Sample.started;
import static dev.coopclaims.command.claim.SampleCatalogue.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.Cost;
import dev.coopclaims.kernel.claim.CostAdded;
import dev.coopclaims.kernel.claim.CostChanged;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.CostSource;
import dev.coopclaims.kernel.claim.InHouseWork;
import dev.coopclaims.kernel.claim.SupplierInvoice;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CostsTest {
    private static final LocalDate DAY = LocalDate.of(2021, 4, 2);
    private static final ClaimContent EMPTY = claim(started()).file();
    private static final ClaimContent HALF = claim(started("HALF", details())).file();

    @Nested
    class AddCost {

        @Test
        void a_bill_asks_for_all_of_it_unless_it_says_less_C_6() {
            assertThat(added(EMPTY, bill()).requested()).isEqualTo(eur("1000.00"));
            assertThat(added(EMPTY, bill("R-1", "1000.00", "400.00")).requested())
                    .isEqualTo(eur("400.00"));
        }

        @Test
        void a_programme_that_reimburses_half_pays_half_C_6_P_2() {
            assertThat(added(HALF, bill()).requested()).isEqualTo(eur("500.00"));
            assertThat(codesOf(() -> add(HALF, bill("R-1", "1000.00", "500.01"))))
                    .containsExactly("REQUESTED_TOO_MUCH");
        }

        @Test
        void the_names_of_all_people_of_a_claim_are_bounded_together_C_6() {
            List<String> names = Collections.nCopies(4_000, "x".repeat(200));
            ClaimContent file = after(
                            claim(started()), Costs.add(EMPTY, COST, naming(names), ALICE, CATALOGUE, Sample.PEOPLE))
                    .file();

            assertThat(codesOf(() -> add(file, naming(names)))).containsExactly("ATTENDEES_TOO_LONG");
            assertThat(added(file, naming(names.subList(0, 1_000))).attendees()).hasSize(1_000);
            assertThat(Costs.change(file, COST, naming(names.subList(0, 3_999)), ALICE, CATALOGUE, Sample.PEOPLE))
                    .as("a cost does not count twice")
                    .hasSize(1);
        }

        @Test
        void what_is_excluded_is_taken_off_first_and_declared_by_who_sends_it_P_6() {
            Cost cost = added(EMPTY, excluding(new CostForm.Excluded("ALCOHOL", eur("200.00"))));

            assertThat(cost.requested()).isEqualTo(eur("800.00"));
            assertThat(cost.excluded().getFirst().declaredBy()).isEqualTo(ALICE.user());
        }

        @Test
        void parts_are_excluded_once_of_known_kinds_and_never_beyond_the_net_amount_P_6() {
            assertThat(codesOf(() -> add(
                            EMPTY,
                            excluding(
                                    new CostForm.Excluded("ALCOHOL", eur("600.00")),
                                    new CostForm.Excluded("ALCOHOL", eur("500.00")),
                                    new CostForm.Excluded("PETS", eur("0.00"))))))
                    .containsExactly(
                            "EXCLUDED_TWICE", "UNKNOWN_INELIGIBLE_PART", "AMOUNT_NOT_POSITIVE", "EXCLUDED_ABOVE_NET");
        }

        @Test
        void all_costs_have_the_claims_currency_C_6() {
            CostForm dollars = new CostForm(
                    CostSource.THIRD_PARTY,
                    "MEDIA",
                    invoice("R-1"),
                    null,
                    Money.of("10.00", "USD"),
                    null,
                    List.of(),
                    List.of(),
                    null);

            assertThat(codesOf(() -> add(EMPTY, dollars))).containsExactly("COST_CURRENCY_DIFFERS");
        }

        @Test
        void an_unknown_expense_type_and_an_amount_of_zero_are_refused() {
            CostForm unknown = new CostForm(
                    CostSource.THIRD_PARTY,
                    "PARTY",
                    invoice("R-1"),
                    null,
                    eur("1.00"),
                    null,
                    List.of(),
                    List.of(),
                    null);

            assertThat(codesOf(() -> add(EMPTY, unknown))).containsExactly("UNKNOWN_EXPENSE_TYPE");
            assertThat(codesOf(() -> add(EMPTY, bill("R-1", "0.00", null)))).contains("AMOUNT_NOT_POSITIVE");
            assertThat(codesOf(() -> add(EMPTY, bill("R-1", "-5.00", null)))).contains("AMOUNT_NOT_POSITIVE");
            assertThat(codesOf(() -> add(EMPTY, bill("R-1", "5.00", "-1.00")))).contains("AMOUNT_NEGATIVE");
        }

        @Test
        void a_bill_needs_its_invoice_and_no_statement_of_work_C_6() {
            assertThat(codesOf(() -> add(EMPTY, form(CostSource.THIRD_PARTY, null, work("8", "50.00"), "400.00"))))
                    .containsExactly("WORK_NOT_EXPECTED", "INVOICE_MISSING");
            assertThat(codesOf(() -> add(
                            EMPTY,
                            form(
                                    CostSource.THIRD_PARTY,
                                    new SupplierInvoice(" ", null, "", LocalDate.of(2021, 4, 2)),
                                    null,
                                    "1.00"))))
                    .containsExactly("TEXT_MISSING", "TEXT_MISSING");
        }

        @Test
        void net_and_tax_make_gross_to_within_a_cent_C_6() {
            for (String gross : List.of("1190.00", "1190.01", "1189.99")) {
                assertThat(add(EMPTY, taxed("190.00", gross))).hasSize(1);
            }
            for (String gross : List.of("1190.02", "1189.98", "1000.00")) {
                assertThat(codesOf(() -> add(EMPTY, taxed("190.00", gross)))).containsExactly("INVOICE_SUM_WRONG");
            }
            assertThat(codesOf(() -> add(EMPTY, taxed("-190.00", "0.00"))))
                    .contains("AMOUNT_NEGATIVE", "AMOUNT_NOT_POSITIVE");
            assertThat(add(EMPTY, taxed(null, "1500.00"))).hasSize(1);
            assertThat(add(EMPTY, taxed("190.00", null))).hasSize(1);
            CostForm dollars = form(
                    CostSource.THIRD_PARTY,
                    new SupplierInvoice(
                            "Print", null, "US", "R-1", DAY, Money.of("190.00", "USD"), Money.of("1190.00", "USD")),
                    null,
                    "1000.00");
            assertThat(codesOf(() -> add(EMPTY, dollars)))
                    .containsExactly("COST_CURRENCY_DIFFERS", "COST_CURRENCY_DIFFERS");
        }

        private static CostForm taxed(@Nullable String tax, @Nullable String gross) {
            SupplierInvoice invoice = new SupplierInvoice(
                    "Print", null, "DE", "R-1", DAY, tax == null ? null : eur(tax), gross == null ? null : eur(gross));
            return form(CostSource.THIRD_PARTY, invoice, null, "1000.00");
        }

        @Test
        void in_house_work_is_worth_its_hours_and_accepted_by_who_sends_it_C_6() {
            Cost cost = added(EMPTY, form(CostSource.IN_HOUSE, null, work("7.5", "50.00"), "375.00"));

            assertThat(cost.work()).extracting(InHouseWork::acceptedBy).isEqualTo(ALICE.user());
            assertThat(codesOf(() -> add(EMPTY, form(CostSource.IN_HOUSE, null, work("7.5", "50.00"), "375.01"))))
                    .containsExactly("WORK_AMOUNT_DIFFERS");
            assertThat(codesOf(() -> add(EMPTY, form(CostSource.IN_HOUSE, invoice("R-1"), null, "375.00"))))
                    .containsExactly("INVOICE_NOT_EXPECTED", "WORK_MISSING");
        }

        @Test
        void hours_are_bounded_C_6() {
            for (String hours : List.of("0", "-1", "1.001", "20000.01", "1E+999999", "1E-999999")) {
                assertThat(codesOf(() -> add(EMPTY, form(CostSource.IN_HOUSE, null, work(hours, "50.00"), "50.00"))))
                        .as(hours)
                        .containsExactly("HOURS_OUT_OF_BOUNDS");
            }
        }

        @Test
        void there_are_at_most_so_many_costs() {
            List<ClaimEvent> events = new ArrayList<>();
            events.add(started());
            IntStream.range(0, ClaimLimits.MAX_COSTS)
                    .forEach(i -> events.add(
                            costAdded(cost(new CostId("cost-n" + i), "MEDIA", invoice("R-" + i), "1.00", "1.00"))));

            assertThat(codesOf(() -> add(claim(events).file(), bill()))).containsExactly("TOO_MANY_COSTS");
        }

        @Test
        void the_sum_stays_an_amount() {
            String most = Money.MAX_AMOUNT.toPlainString();
            ClaimContent full = claim(started(), costAdded(cost(COST, "MEDIA", invoice("R-1"), most, most)))
                    .file();

            assertThat(codesOf(() -> add(full, bill()))).containsExactly("CLAIM_TOO_LARGE");
        }
    }

    @Nested
    class ChangeCost {
        private final ClaimContent file = claim(started(), costAdded()).file();

        @Test
        void the_whole_cost_is_new_C_3() {
            List<ClaimEvent> events =
                    Costs.change(file, COST, bill("R-2", "20.00", null), ALICE, CATALOGUE, Sample.PEOPLE);

            assertThat(events).singleElement().isInstanceOfSatisfying(CostChanged.class, changed -> {
                assertThat(changed.cost().id()).isEqualTo(COST);
                assertThat(changed.cost().net()).isEqualTo(eur("20.00"));
            });
        }

        @Test
        void nothing_happens_when_nothing_changes() {
            assertThat(Costs.change(file, COST, bill(), ALICE, CATALOGUE, Sample.PEOPLE))
                    .isEmpty();
        }

        @Test
        void an_excluded_part_stays_declared_by_who_declared_it_P_6() {
            CostForm form = excluding(new CostForm.Excluded("ALCOHOL", eur("200.00")));
            ClaimContent before =
                    claim(started(), costAdded(added(EMPTY, form))).file();
            Actor bob = new Actor(new UserId("bob"), Set.of(Role.PARTNER_USER), Sample.ORG, Actor.Channel.API);
            CostForm more = excluding(
                    new CostForm.Excluded("ALCOHOL", eur("200.00")),
                    new CostForm.Excluded("HOTEL_EXTRAS", eur("1.00")));

            Cost after = ((CostChanged)
                            Costs.change(before, new CostId("cost-new"), more, bob, CATALOGUE, Sample.PEOPLE)
                                    .getFirst())
                    .cost();

            assertThat(after.excluded().get(0).declaredBy()).isEqualTo(ALICE.user());
            assertThat(after.excluded().get(1).declaredBy()).isEqualTo(bob.user());
        }

        @Test
        void an_unknown_cost_is_not_found() {
            assertThat(refusalOf(() -> Costs.change(EMPTY, COST, bill(), ALICE, CATALOGUE, Sample.PEOPLE))
                            .kind())
                    .isEqualTo(Refusal.Kind.NOT_FOUND);
        }
    }

    @Nested
    class RemoveCost {

        @Test
        void it_leaves_the_claim_and_its_documents_support_no_other_C_3_P_5() {
            ClaimState state = claim(started(), costAdded(), Sample.attached(Sample.INVOICE, "INVOICE", COST));

            List<ClaimEvent> events = Costs.remove(state.file(), COST);

            assertThat(events).containsExactly(new CostRemoved(Sample.CLAIM, Sample.ORG, COST));
            ClaimContent after = Sample.after(state, events).file();
            assertThat(after.costs()).isEmpty();
            assertThat(after.documents().values()).noneMatch(document -> document.supports(new CostId("cost-2")));
        }

        @Test
        void an_unknown_cost_is_not_found() {
            assertThat(refusalOf(() -> Costs.remove(EMPTY, COST)).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
        }
    }

    private static List<ClaimEvent> add(ClaimContent file, CostForm form) {
        return Costs.add(file, new CostId("cost-new"), form, ALICE, CATALOGUE, Sample.PEOPLE);
    }

    private static Cost added(ClaimContent file, CostForm form) {
        return ((CostAdded) add(file, form).getFirst()).cost();
    }

    private static CostForm excluding(CostForm.Excluded... parts) {
        return new CostForm(
                CostSource.THIRD_PARTY,
                "MEDIA",
                invoice("R-1"),
                null,
                eur("1000.00"),
                null,
                List.of(parts),
                List.of(),
                null);
    }

    private static CostForm naming(List<String> people) {
        CostForm bill = bill();
        return new CostForm(
                bill.source(),
                bill.expenseType(),
                bill.invoice(),
                bill.work(),
                bill.net(),
                bill.requested(),
                bill.excluded(),
                people,
                bill.conference());
    }

    private static CostForm form(
            CostSource source, @Nullable SupplierInvoice invoice, CostForm.@Nullable Work work, String net) {
        return new CostForm(source, "MEDIA", invoice, work, eur(net), null, List.of(), List.of(), null);
    }

    private static CostForm.Work work(String hours, String rate) {
        return new CostForm.Work(
                "Wim Worker",
                new BigDecimal(hours),
                eur(rate),
                LocalDate.of(2021, 3, 1),
                LocalDate.of(2021, 3, 5),
                "layout");
    }
}
