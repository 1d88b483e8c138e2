package dev.coopclaims.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.demo.DemoEarnings.Earning;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoEarningsTest {
    private final List<PlannedClaim> claims = DemoClaims.plan(ExampleData.rows(), ExampleData.categories());

    @Test
    void a_partner_that_claims_nothing_still_earns() {
        List<Earning> aire = of("org-aire", List.of());

        assertThat(aire)
                .extracting(earning -> earning.incentive().toPlainString())
                .containsExactly(
                        "5000.01", "5000.02", "5000.03", "5000.04", "5000.05", "5000.06", "5000.03", "5001.04",
                        "1000.00");
    }

    @Test
    void march_is_sent_twice_and_april_again_with_another_amount() {
        List<Earning> aire = of("org-aire", claims);

        assertThat(aire).hasSize(9);
        assertThat(aire.get(6)).isEqualTo(aire.get(2));
        assertThat(aire.get(7).externalId()).isEqualTo(aire.get(3).externalId());
        assertThat(aire.get(7)).isNotEqualTo(aire.get(3));
    }

    @Test
    void what_accrues_is_more_than_what_is_claimed() {
        for (DemoPartner partner : DemoPeople.partners()) {
            BigDecimal claimed = claims.stream()
                    .filter(claim -> claim.partner().equals(partner))
                    .map(PlannedClaim::requested)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal earned = of(partner.organisation(), claims).stream()
                    .limit(6)
                    .map(Earning::incentive)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(earned.multiply(new BigDecimal("0.40"))).isGreaterThan(claimed);
        }
    }

    private static List<Earning> of(String organisation, List<PlannedClaim> claims) {
        return DemoEarnings.of(claims).stream()
                .filter(earning -> earning.organisation().equals(organisation))
                .toList();
    }
}
