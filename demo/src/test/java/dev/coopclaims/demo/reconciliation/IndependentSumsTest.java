package dev.coopclaims.demo.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.demo.reconciliation.Ending.Amounts;
import dev.coopclaims.demo.reconciliation.Ending.Place;
import dev.coopclaims.demo.reconciliation.IndependentSums.Expected;
import dev.coopclaims.demo.reconciliation.IndependentSums.Money;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndependentSumsTest {
    private static final String HEADER =
            "Date,Internal Ref Number,Invoice Number,Net Amount,Supplier(Beneficiary) Name,"
                    + "Supplier ID,Expense Area,Procurement Classification: Council's Procurement Category Name\n";
    private static final String TABLE = """
        category,activity,expenseType,decision,why
        Food,CUSTOMER_SEMINAR,CATERING,APPROVE,fits
        Rent,TRADESHOW,FACILITY_EQUIPMENT_RENTAL,REJECT,"does not, in truth, fit"
        """;
    private static final String ROWS = HEADER + """
        2019-07-09,1,A1,10.25,Baker,S10,Halls,Food
        2019-07-09,2,A1,4.50,Baker,S10,"Parks, Gardens",Food
        2019-08-01,3,A2,100.00,"Baker ""Best"" Ltd",S10,Halls,Rent
        2019-09-01,4,A3,5.00,Butcher,S13,Halls,Food
        2019-09-02,5,A3,-5.00,Butcher,S13,Halls,Food
        """;

    @Test
    void claims_and_money_are_what_a_person_adds_up() throws IOException {
        IndependentSums sums = sums(10);

        assertThat(sums.claims())
                .containsOnlyKeys("S10 2019-07 Food", "S10 2019-08 Rent")
                .containsEntry("S10 2019-07 Food", claim("APPROVED", Place.APPROVED, "14.75", "14.75"))
                .containsEntry("S10 2019-08 Rent", claim("REJECTED", Place.HELD, "100.00", "100.00"));
        // 5000.01 … 5000.06 at 40 %: 2000.00 + 2000.01 + 2000.01 + 2000.02 + 2000.02 + 2000.02
        assertThat(sums.funds())
                .containsEntry("org-a", money("10.00", amounts("114.75", "14.75", "100.00", "100.00", "0"), 2, false))
                .containsEntry("org-b", money("20.00", Amounts.NONE, 0, false));
    }

    @Test
    void after_the_close_nothing_is_held_and_the_rest_is_forfeited() throws IOException {
        IndependentSums sums = sums(10).afterTheClose();

        Money money = money("10.00", amounts("114.75", "14.75", "0", "0", "100.00"), 2, true);
        assertThat(sums.funds()).containsEntry("org-a", money);
        // 12000.08 earned, 25.00 given, 10.00 rolled over, 14.75 approved
        assertThat(money.forfeited()).isEqualByComparingTo("12000.33");
        assertThat(money.available()).isEqualByComparingTo("0");
        assertThat(money.warnings()).isEqualTo(3);
    }

    @Test
    void only_as_many_claims_as_asked_for_are_expected() throws IOException {
        assertThat(sums(1).claims()).containsOnlyKeys("S10 2019-07 Food");
    }

    @Test
    void each_partner_sends_nine_records_of_which_seven_count() throws IOException {
        assertThat(sums(1).earnings()).isEqualTo(new Reported.Import(14, 2, 2, 0));
    }

    private static Expected claim(String status, Place place, String planned, String first) {
        return new Expected("org-a", new Ending(status, place), new BigDecimal(planned), new BigDecimal(first));
    }

    private static Money money(String rolled, Amounts amounts, int claims, boolean closed) {
        return new Money(new BigDecimal("12000.08"), new BigDecimal(rolled), amounts, claims, closed);
    }

    private static Amounts amounts(String requested, String approved, String reserved, String held, String released) {
        return new Amounts(
                new BigDecimal(requested),
                new BigDecimal(approved),
                new BigDecimal(reserved),
                new BigDecimal(held),
                new BigDecimal(released));
    }

    private static IndependentSums sums(int claims) throws IOException {
        return IndependentSums.of(new StringReader(ROWS), new StringReader(TABLE), claims, List.of("org-a", "org-b"));
    }
}
