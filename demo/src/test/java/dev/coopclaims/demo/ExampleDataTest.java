package dev.coopclaims.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.demo.CategoryRule.Verdict;
import dev.coopclaims.demo.SpendingRow.InvoiceKey;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExampleDataTest {
    private final List<SpendingRow> rows = ExampleData.rows();
    private final List<PlannedClaim> claims = DemoClaims.plan(rows, ExampleData.categories());

    @Test
    void the_rows_are_those_that_the_selection_counted() {
        assertThat(rows).hasSize(2_623).noneMatch(row -> row.net().signum() <= 0);
        assertThat(claims).hasSize(1_100);
        assertThat(claims.stream().filter(claim -> claim.rule().verdict() == Verdict.APPROVE))
                .hasSize(249);
        assertThat(rows.stream().map(SpendingRow::invoice).distinct()).hasSize(1_781);
        assertThat(claims.stream().map(PlannedClaim::requested).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(rows.stream().map(SpendingRow::net).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void nothing_redacted_is_shipped() {
        assertThat(rows)
                .noneMatch(row -> (row.supplierName() + row.invoiceNumber()).contains("REDACTED"))
                .noneMatch(row -> row.invoiceNumber().isEmpty());
    }

    @Test
    void the_shares_of_an_invoice_add_up_to_its_net_amount() {
        Map<InvoiceKey, BigDecimal> shares = new HashMap<>();
        Map<InvoiceKey, Set<BigDecimal>> nets = new HashMap<>();
        claims.forEach(claim -> claim.costs().forEach(cost -> {
            InvoiceKey invoice = cost.rows().getFirst().invoice();
            shares.merge(invoice, cost.requested(), BigDecimal::add);
            nets.computeIfAbsent(invoice, none -> new HashSet<>()).add(cost.net());
        }));

        assertThat(nets.values()).allMatch(net -> net.size() == 1);
        assertThat(shares)
                .allSatisfy((invoice, sum) ->
                        assertThat(nets.get(invoice)).singleElement().isEqualTo(sum));
    }

    @Test
    void the_default_run_has_every_path_all_partners_all_months_and_every_invoice_of_several_months() {
        List<PlannedClaim> run = claims.subList(0, DemoOptions.DEFAULT_CLAIMS);

        assertThat(run.stream().filter(claim -> claim.rule().verdict() == Verdict.APPROVE))
                .hasSize(249);
        assertThat(run.stream().map(PlannedClaim::path).distinct()).hasSize(ClaimPath.values().length);
        assertThat(run.stream().map(PlannedClaim::partner).distinct()).hasSize(5);
        assertThat(run.stream().map(claim -> claim.key().month()).distinct()).hasSize(6);
        assertThat(run.stream().filter(PlannedClaim::inSeveralMonths))
                .hasSameSizeAs(
                        claims.stream().filter(PlannedClaim::inSeveralMonths).toList());
    }

    @Test
    void a_reduction_leaves_something_of_every_first_cost() {
        assertThat(claims).allSatisfy(claim -> {
            PlannedClaim.PlannedCost first = claim.costs().getFirst();
            assertThat(first.half()).isPositive().isLessThan(first.requested());
        });
    }

    @Test
    void the_demonstration_has_proof_to_offer_for_every_activity_of_the_table() {
        Collection<CategoryRule> table = ExampleData.categories().values();

        assertThat(table)
                .allSatisfy(rule ->
                        assertThat(ActivityNeeds.of(rule.activity()).proof()).isNotEmpty());
    }
}
