package dev.coopclaims.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.demo.PlannedClaim.PlannedCost;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class DemoClaimsTest {
    private static final String HEADER =
            "Date,Internal Ref Number,Invoice Number,Net Amount,Supplier(Beneficiary) Name,"
                    + "Supplier ID,Expense Area,Procurement Classification: Council's Procurement Category Name\n";
    private static final Map<String, CategoryRule> TABLE = ExampleData.categories(new StringReader("""
            category,activity,expenseType,decision,why
            Food,CUSTOMER_SEMINAR,CATERING,APPROVE,fits
            Rent,TRADESHOW,FACILITY_EQUIPMENT_RENTAL,REJECT,does not fit
            """));

    @Test
    void rows_of_one_invoice_are_one_cost_with_the_summed_net_amount() {
        PlannedClaim claim = only(plan("""
                2019-07-09,1,A1,10.25,Baker,S10,Halls,Food
                2019-07-09,2,A1,4.50,Baker,S10,Parks,Food
                """));

        assertThat(claim.costs()).singleElement().satisfies(cost -> {
            assertThat(cost.net()).isEqualByComparingTo("14.75");
            assertThat(cost.requested()).isEqualByComparingTo("14.75");
            assertThat(cost.rows()).hasSize(2);
        });
    }

    @Test
    void supplier_month_and_category_make_a_claim() {
        List<PlannedClaim> claims = plan("""
                2019-07-09,1,A1,1.00,Baker,S10,Halls,Food
                2019-07-31,2,A2,2.00,Baker,S10,Halls,Food
                2019-08-01,3,A3,4.00,Baker,S10,Halls,Food
                2019-07-09,4,A4,8.00,Baker,S10,Halls,Rent
                2019-07-09,5,A5,16.00,Butcher,S11,Halls,Food
                """);

        assertThat(claims)
                .extracting(PlannedClaim::title, claim -> claim.requested().toPlainString())
                .containsExactlyInAnyOrder(
                        tuple("S10 2019-07 Food", "3.00"),
                        tuple("S10 2019-08 Food", "4.00"),
                        tuple("S10 2019-07 Rent", "8.00"),
                        tuple("S11 2019-07 Food", "16.00"));
    }

    @Test
    void an_invoice_of_two_months_is_claimed_in_shares_of_its_whole_net_amount() {
        List<PlannedClaim> claims = plan("""
                2019-07-19,1,B7,2137.68,Chambers,S10,Law,Food
                2019-11-22,2,B7,500.00,Chambers,S10,Law,Food
                """);

        assertThat(claims).hasSize(2).allMatch(PlannedClaim::inSeveralMonths);
        assertThat(claims.stream().flatMap(claim -> claim.costs().stream()))
                .allSatisfy(cost -> {
                    assertThat(cost.net()).isEqualByComparingTo("2637.68");
                    assertThat(cost.invoiceDate()).isEqualTo(LocalDate.of(2019, 7, 19));
                })
                .extracting(cost -> cost.requested().toPlainString())
                .containsExactlyInAnyOrder("2137.68", "500.00");
    }

    @Test
    void an_invoice_of_two_categories_is_claimed_in_shares_too() {
        List<PlannedClaim> claims = plan("""
                2019-07-19,1,B7,60.00,Kit,S10,IT,Food
                2019-07-19,2,B7,430.00,Kit,S10,IT,Rent
                """);

        assertThat(claims.stream().flatMap(claim -> claim.costs().stream()))
                .extracting(cost -> cost.net().toPlainString())
                .containsExactly("490.00", "490.00");
    }

    @Test
    void the_same_number_of_two_suppliers_is_two_invoices() {
        List<PlannedClaim> claims = plan("""
                2019-07-19,1,001,60.00,Kit,S10,IT,Food
                2019-07-19,2,001,430.00,Kat,S12,IT,Food
                """);

        assertThat(claims.stream().flatMap(claim -> claim.costs().stream()))
                .extracting(cost -> cost.net().toPlainString())
                .containsExactlyInAnyOrder("60.00", "430.00");
    }

    @Test
    void leading_zeros_tell_invoice_numbers_apart_but_punctuation_does_not() {
        PlannedClaim claim = only(plan("""
                2019-07-01,1,2604,1.00,Kit,S10,IT,Food
                2019-07-02,2,002604,2.00,Kit,S10,IT,Food
                2019-07-03,3,49115.,4.00,Kit,S10,IT,Food
                2019-07-04,4,49115,8.00,Kit,S10,IT,Food
                """));

        assertThat(claim.costs())
                .extracting(PlannedCost::invoiceNumber, cost -> cost.net().toPlainString())
                .containsExactly(tuple("2604", "1.00"), tuple("002604", "2.00"), tuple("49115.", "12.00"));
    }

    @Test
    void an_invoice_with_a_credit_is_not_claimed_and_a_claim_without_costs_is_not_made() {
        PlannedClaim claim = only(plan("""
                2019-07-01,1,A1,100.00,Kit,S10,IT,Food
                2019-08-02,2,A1,-100.00,Kit,S10,IT,Food
                2019-09-03,3,A2,0.00,Kit,S10,IT,Food
                2019-09-04,4,A3,7.00,Kit,S10,IT,Food
                """));

        assertThat(claim.costs()).extracting(PlannedCost::invoiceNumber).containsExactly("A3");
    }

    @Test
    void a_supplier_with_several_names_goes_by_the_first() {
        List<PlannedClaim> claims = plan("""
                2019-08-07,1,3245,1.00,Granart Memorials,S1585,Parks,Rent
                2019-10-18,2,3259,1.00,Granart  Ltd (Memorials),S1585,Parks,Rent
                """);

        assertThat(claims).hasSize(2).extracting(PlannedClaim::supplierName).containsOnly("Granart Memorials");
    }

    @Test
    void the_last_digit_of_the_supplier_number_chooses_the_partner() {
        assertThat(partnerOf("S10")).isEqualTo("org-aire");
        assertThat(partnerOf("S11")).isEqualTo("org-aire");
        assertThat(partnerOf("S12")).isEqualTo("org-calder");
        assertThat(partnerOf("S19")).isEqualTo("org-wharfe");
        assertThat(partnerOf("Nobody")).isEqualTo("org-aire");
    }

    @Test
    void three_of_an_approved_category_come_before_two_of_a_rejected_one() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            rows.append("2019-07-01,1,A1,1.00,Kit,S").append(i).append(",IT,Food\n");
            rows.append("2019-07-01,1,A1,1.00,Kit,S").append(i).append(",IT,Rent\n");
        }

        assertThat(plan(rows.toString()))
                .extracting(claim -> claim.key().category())
                .containsExactly("Food", "Food", "Food", "Rent", "Rent", "Food", "Food", "Rent", "Rent", "Rent");
    }

    @Test
    void each_kind_deals_its_own_paths_and_begins_again_after_the_last() {
        StringBuilder rows = new StringBuilder();
        for (int i = 10; i < 40; i++) {
            rows.append("2019-07-01,1,A1,1.00,Kit,S").append(i).append(",IT,Food\n");
            rows.append("2019-07-01,1,A1,1.00,Kit,S").append(i).append(",IT,Rent\n");
        }
        List<PlannedClaim> claims = plan(rows.toString());

        assertThat(paths(claims, "Food")).hasSize(30).startsWith(ClaimPath.APPROVED, ClaimPath.BETTER_PROOF);
        assertThat(paths(claims, "Food").subList(20, 22)).containsExactly(ClaimPath.APPROVED, ClaimPath.BETTER_PROOF);
        assertThat(paths(claims, "Rent")).hasSize(30).startsWith(ClaimPath.REJECTED, ClaimPath.UPHELD);
        assertThat(paths(claims, "Rent").subList(15, 30))
                .isEqualTo(paths(claims, "Rent").subList(0, 15));
    }

    @Test
    void half_is_rounded_down_to_the_penny() {
        PlannedClaim claim = only(plan("2019-07-01,1,A1,10.01,Kit,S10,IT,Food\n"));

        assertThat(claim.costs().getFirst().half()).isEqualTo("5.00");
    }

    @Test
    void a_category_without_a_line_in_the_table_is_refused() {
        assertThatThrownBy(() -> plan("2019-07-01,1,A1,1.00,Kit,S10,IT,Boats\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Boats");
    }

    private static String partnerOf(String supplier) {
        return only(plan("2019-07-01,1,A1,1.00,Kit," + supplier + ",IT,Food\n"))
                .partner()
                .organisation();
    }

    private static List<ClaimPath> paths(List<PlannedClaim> claims, String category) {
        return claims.stream()
                .filter(claim -> claim.key().category().equals(category))
                .map(PlannedClaim::path)
                .toList();
    }

    private static List<PlannedClaim> plan(String rows) {
        return DemoClaims.plan(ExampleData.rows(new StringReader(HEADER + rows)), TABLE);
    }

    private static PlannedClaim only(List<PlannedClaim> claims) {
        assertThat(claims).hasSize(1);
        return claims.getFirst();
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }
}
