package dev.coopclaims.demo.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.demo.ExampleData;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final List<String> PARTNERS =
            List.of("org-aire", "org-calder", "org-hebble", "org-spen", "org-wharfe");
    private static final BigDecimal PENNY = new BigDecimal("0.01");

    private final IndependentSums sums = sums();
    private final Reported truth = truth(sums);

    @Test
    void a_true_report_reconciles() {
        assertThat(differences(truth)).isEmpty();
    }

    @Test
    void after_the_close_a_true_report_reconciles_and_the_one_from_before_does_not() {
        IndependentSums later = sums.afterTheClose();
        assertThat(new Reconciliation(later).differences(truth(later), List.of()))
                .isEmpty();
        assertThat(new Reconciliation(later).differences(truth, List.of()))
                .anyMatch(line -> line.contains("status: expected EXPIRED, reported EDITING"))
                .anyMatch(line -> line.startsWith("fund of org-aire, forfeited"))
                .anyMatch(line -> line.startsWith("fund of org-aire, held for dispute"))
                .anyMatch(line -> line.startsWith("ledger of org-aire, warnings: expected 3"))
                .anyMatch(line -> line.startsWith("overview of org-aire, remaining"));
    }

    @Test
    void what_was_rolled_over_is_found_missing_or_wrong_F_9() {
        List<Reported.Rolled> rolled = new ArrayList<>(truth.rolled());
        Reported.Rolled first = rolled.getFirst();
        rolled.set(
                0,
                new Reported.Rolled(
                        first.organisation(), "FY20-H2", first.total().add(PENNY), PENNY));
        rolled.removeLast();
        assertThat(differences(new Reported(
                        truth.claims(),
                        truth.funds(),
                        truth.small(),
                        rolled,
                        truth.ledgers(),
                        truth.overviews(),
                        truth.earnings())))
                .hasSize(4)
                .allMatch(line -> line.startsWith("rolled-over fund of org-"));
    }

    @Test
    void a_changed_amount_is_found() {
        Reported.Claim claim = truth.claims().getFirst();
        Reported.Claim penny = new Reported.Claim(
                claim.title(),
                claim.organisation(),
                claim.status(),
                claim.requested().add(PENNY),
                claim.approved());

        assertThat(differences(withClaims(claims -> claims.set(0, penny))))
                .singleElement()
                .asString()
                .contains(claim.title(), "requested");
    }

    @Test
    void a_missing_claim_is_found() {
        Reported.Claim claim = truth.claims().getFirst();

        assertThat(differences(withClaims(List::removeFirst))).containsExactly("claim " + claim.title() + ": missing");
    }

    @Test
    void a_claim_too_many_is_found() {
        Reported.Claim claim = truth.claims().getFirst();
        Reported.Claim invented =
                new Reported.Claim("S1 2019-07 Boats", "org-aire", "APPROVED", BigDecimal.ONE, BigDecimal.ONE);

        assertThat(differences(withClaims(claims -> claims.add(claim))))
                .containsExactly("claim " + claim.title() + ": reported twice");
        assertThat(differences(withClaims(claims -> claims.add(invented))))
                .containsExactly("claim S1 2019-07 Boats: not among the rows");
    }

    @Test
    void a_wrong_status_is_found() {
        Reported.Claim claim = truth.claims().getFirst();
        Reported.Claim open = new Reported.Claim(
                claim.title(), claim.organisation(), "UNDER_REVIEW", claim.requested(), claim.approved());

        assertThat(differences(withClaims(claims -> claims.set(0, open))))
                .singleElement()
                .asString()
                .contains("status", "UNDER_REVIEW");
    }

    @Test
    void a_claim_at_another_partner_is_found() {
        Reported.Claim claim = truth.claims().getFirst();
        Reported.Claim elsewhere =
                new Reported.Claim(claim.title(), "org-elsewhere", claim.status(), claim.requested(), claim.approved());

        assertThat(differences(withClaims(claims -> claims.set(0, elsewhere))))
                .singleElement()
                .asString()
                .contains("organisation", "org-elsewhere");
    }

    @Test
    void a_penny_in_any_balance_of_a_fund_is_found() {
        Reported.Fund fund = truth.funds().getFirst();
        List<Reported.Fund> wrong = List.of(
                fund(fund, fund.total().add(PENNY), fund.reserved(), fund.approved(), fund.available()),
                fund(fund, fund.total(), fund.reserved().add(PENNY), fund.approved(), fund.available()),
                fund(fund, fund.total(), fund.reserved(), fund.approved().add(PENNY), fund.available()),
                fund(
                        fund,
                        fund.total(),
                        fund.reserved(),
                        fund.approved(),
                        fund.available().add(PENNY)));

        for (Reported.Fund changed : wrong) {
            List<Reported.Fund> funds = new ArrayList<>(truth.funds());
            funds.set(0, changed);
            assertThat(differences(new Reported(
                            truth.claims(),
                            funds,
                            truth.small(),
                            truth.rolled(),
                            truth.ledgers(),
                            truth.overviews(),
                            truth.earnings())))
                    .singleElement()
                    .asString()
                    .contains("fund of org-aire");
        }
    }

    @Test
    void a_penny_in_any_sum_of_a_ledger_is_found() {
        Reported.Ledger it = truth.ledgers().getFirst();
        List<Reported.Ledger> wrong = List.of(
                ledger(it, it.total().add(PENNY), it.reserved(), it.heldForDispute(), it.approved(), it.released()),
                ledger(it, it.total(), it.reserved().add(PENNY), it.heldForDispute(), it.approved(), it.released()),
                ledger(it, it.total(), it.reserved(), it.heldForDispute().add(PENNY), it.approved(), it.released()),
                ledger(
                        it,
                        it.total(),
                        it.reserved(),
                        it.heldForDispute(),
                        it.approved().add(PENNY),
                        it.released()),
                ledger(
                        it,
                        it.total(),
                        it.reserved(),
                        it.heldForDispute(),
                        it.approved(),
                        it.released().add(PENNY)));

        for (Reported.Ledger changed : wrong) {
            List<Reported.Ledger> ledgers = new ArrayList<>(truth.ledgers());
            ledgers.set(0, changed);
            assertThat(differences(new Reported(
                            truth.claims(),
                            truth.funds(),
                            truth.small(),
                            truth.rolled(),
                            ledgers,
                            truth.overviews(),
                            truth.earnings())))
                    .singleElement()
                    .asString()
                    .contains("ledger of org-aire");
        }
    }

    @Test
    void a_small_fund_that_was_not_converted_is_found_F_2() {
        List<Reported.Small> small = new ArrayList<>(truth.small());
        small.set(0, new Reported.Small(small.getFirst().organisation(), new BigDecimal("400.00"), BigDecimal.ZERO));
        assertThat(differences(new Reported(
                        truth.claims(),
                        truth.funds(),
                        small,
                        truth.rolled(),
                        truth.ledgers(),
                        truth.overviews(),
                        truth.earnings())))
                .hasSize(2)
                .allMatch(line -> line.startsWith("small fund of"));
    }

    @Test
    void a_fund_a_ledger_or_an_overview_that_is_missing_is_found() {
        Reported none =
                new Reported(truth.claims(), List.of(), List.of(), List.of(), List.of(), List.of(), truth.earnings());

        assertThat(differences(none)).hasSize(5 * PARTNERS.size()).allMatch(line -> line.endsWith("missing"));
    }

    @Test
    void earnings_counted_twice_are_found() {
        Reported.Import twice = new Reported.Import(35, 0, 5, 0);

        assertThat(differences(new Reported(
                        truth.claims(),
                        truth.funds(),
                        truth.small(),
                        truth.rolled(),
                        truth.ledgers(),
                        truth.overviews(),
                        twice)))
                .singleElement()
                .asString()
                .startsWith("earnings:");
    }

    @Test
    void what_the_driver_could_not_do_is_a_difference() {
        assertThat(new Reconciliation(sums).differences(truth, List.of("S1 2019-07 Food: answered 422")))
                .containsExactly("S1 2019-07 Food: answered 422");
    }

    private List<String> differences(Reported reported) {
        return new Reconciliation(sums).differences(reported, List.of());
    }

    private Reported withClaims(Consumer<List<Reported.Claim>> change) {
        List<Reported.Claim> claims = new ArrayList<>(truth.claims());
        change.accept(claims);
        return new Reported(
                claims,
                truth.funds(),
                truth.small(),
                truth.rolled(),
                truth.ledgers(),
                truth.overviews(),
                truth.earnings());
    }

    private static Reported.Fund fund(
            Reported.Fund fund, BigDecimal total, BigDecimal reserved, BigDecimal approved, BigDecimal available) {
        return new Reported.Fund(
                fund.organisation(),
                fund.period(),
                total,
                fund.adjusted(),
                reserved,
                fund.heldForDispute(),
                approved,
                fund.claimed(),
                fund.paid(),
                fund.forfeited(),
                available);
    }

    private static Reported.Ledger ledger(
            Reported.Ledger ledger,
            BigDecimal total,
            BigDecimal reserved,
            BigDecimal held,
            BigDecimal approved,
            BigDecimal released) {
        return new Reported.Ledger(
                ledger.organisation(),
                total,
                reserved,
                held,
                approved,
                ledger.forfeited(),
                released,
                ledger.warnings());
    }

    private static IndependentSums sums() {
        try (Reader rows = ExampleData.openRows();
                Reader categories = ExampleData.openCategories()) {
            return IndependentSums.of(rows, categories, 1_000, PARTNERS);
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
    }

    private static Reported truth(IndependentSums sums) {
        List<Reported.Claim> claims = new ArrayList<>();
        sums.claims()
                .forEach((title, claim) -> claims.add(new Reported.Claim(
                        title,
                        claim.organisation(),
                        claim.status(),
                        claim.amounts().requested(),
                        claim.amounts().approved())));
        List<Reported.Fund> funds = new ArrayList<>();
        List<Reported.Rolled> rolled = new ArrayList<>();
        List<Reported.Ledger> ledgers = new ArrayList<>();
        List<Reported.Overview> overviews = new ArrayList<>();
        sums.funds().forEach((organisation, money) -> {
            Ending.Amounts amounts = money.amounts();
            BigDecimal claimed = amounts.approved().add(amounts.reserved());
            BigDecimal total = money.total();
            BigDecimal forfeited = money.forfeited();
            BigDecimal next = sums.isClosed() ? money.rolled() : BigDecimal.ZERO;
            rolled.add(new Reported.Rolled(organisation, "FY20-H1", money.rolled(), money.rolled()));
            BigDecimal available = total.subtract(claimed).subtract(forfeited);
            funds.add(new Reported.Fund(
                    organisation,
                    "FY19-H2",
                    total,
                    money.adjusted(),
                    amounts.reserved(),
                    amounts.held(),
                    amounts.approved(),
                    claimed,
                    BigDecimal.ZERO,
                    forfeited,
                    available));
            ledgers.add(new Reported.Ledger(
                    organisation,
                    total,
                    amounts.reserved(),
                    amounts.held(),
                    amounts.approved(),
                    forfeited,
                    amounts.released(),
                    money.warnings()));
            overviews.add(new Reported.Overview(
                    organisation,
                    money.claims(),
                    amounts.approved(),
                    claimed,
                    total.add(next),
                    available.add(next),
                    forfeited));
        });
        List<Reported.Small> small = PARTNERS.stream()
                .map(partner -> new Reported.Small(partner, BigDecimal.ZERO, new BigDecimal("400.00")))
                .toList();
        return new Reported(claims, funds, small, rolled, ledgers, overviews, sums.earnings());
    }
}
