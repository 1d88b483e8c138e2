package dev.coopclaims.demo.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.demo.reconciliation.Ending.Amounts;
import dev.coopclaims.demo.reconciliation.Ending.Place;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {
    @ParameterizedTest
    @CsvSource({
        "UNTOUCHED, 100.01, 0, 0, 0, 0",
        "APPROVED, 100.01, 100.01, 0, 0, 0",
        "APPROVED_BUT_CUT, 100.01, 95.00, 0, 0, 5.01",
        "APPROVED_AFTER_ASKING_LESS, 95.00, 95.00, 0, 0, 5.01",
        "RESERVED, 100.01, 0, 100.01, 0, 0",
        "HELD, 100.01, 0, 100.01, 100.01, 0",
        "GIVEN_BACK, 100.01, 0, 0, 0, 100.01",
    })
    void a_claim_of_100_01_whose_first_invoice_is_10_01_ends_with(
            Place place, String requested, String approved, String reserved, String held, String released) {
        Amounts amounts = new Ending("ANY", place).amounts(new BigDecimal("100.01"), new BigDecimal("10.01"));

        assertThat(amounts)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(new Amounts(
                        new BigDecimal(requested),
                        new BigDecimal(approved),
                        new BigDecimal(reserved),
                        new BigDecimal(held),
                        new BigDecimal(released)));
    }

    @Test
    void after_the_last_path_comes_the_first() {
        assertThat(Ending.of(true, 22)).isEqualTo(Ending.of(true, 2)).isNotEqualTo(Ending.of(true, 3));
        assertThat(Ending.of(false, 22)).isEqualTo(Ending.of(false, 7)).isNotEqualTo(Ending.of(false, 8));
    }

    @Test
    void twelve_of_twenty_and_three_of_fifteen_end_approved() {
        assertThat(IntStream.range(0, 20).filter(place -> approved(true, place)).count())
                .isEqualTo(12);
        assertThat(IntStream.range(0, 15)
                        .filter(place -> approved(false, place))
                        .count())
                .isEqualTo(3);
    }

    @Test
    void time_ends_drafts_questions_and_rejections_and_leaves_what_waits_for_a_reviewer() {
        assertThat(IntStream.range(0, 20)
                        .mapToObj(place -> Ending.of(true, place).later().status()))
                .doesNotContain("EDITING", "ACTION_REQUIRED")
                .contains("EXPIRED", "SUBMITTED", "UNDER_REVIEW");
        assertThat(IntStream.range(0, 15)
                        .mapToObj(place -> Ending.of(false, place).later()))
                .doesNotContain(new Ending("REJECTED", Place.HELD))
                .contains(new Ending("DISPUTED", Place.RESERVED), new Ending("REJECTED", Place.GIVEN_BACK));
    }

    private static boolean approved(boolean fitting, int place) {
        return Ending.of(fitting, place).status().equals("APPROVED");
    }
}
