package dev.coopclaims.command.claim.readiness;

import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.attached;
import static dev.coopclaims.command.claim.Sample.cost;
import static dev.coopclaims.command.claim.Sample.costAdded;
import static dev.coopclaims.command.claim.Sample.details;
import static dev.coopclaims.command.claim.Sample.eur;
import static dev.coopclaims.command.claim.Sample.invoice;
import static dev.coopclaims.command.claim.Sample.readyEvents;
import static dev.coopclaims.command.claim.Sample.started;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.check;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.claimFor;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.codes;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.Readiness;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.kernel.claim.ClaimEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReadinessRulesTest {

    @Test
    void a_claim_that_lacks_nothing_is_ready_C_7() {
        Readiness readiness = check(readyEvents());

        assertThat(readiness.problems()).isEmpty();
        assertThat(readiness.warnings()).isEmpty();
        assertThat(readiness.requested()).isEqualTo(eur("1000.00"));
    }

    @Test
    void every_problem_is_named_at_once_with_its_rule_and_where_to_mend_it_C_7() {
        Readiness readiness = check(List.of(started()));

        assertThat(codes(readiness))
                .containsExactly("CORE_REQUIREMENT_NOT_TICKED", "MISSING_POE", "METRICS_MISSING", "REQUESTED_ZERO");
        assertThat(readiness.problems()).allSatisfy(problem -> {
            assertThat(problem.rule()).matches("[A-Z]-\\d+");
            assertThat(problem.path()).matches("(/.*)?");
            assertThat(problem.message()).isNotBlank();
        });
    }

    @Nested
    class Offer {

        @Test
        void an_expense_that_the_activity_does_not_pay_is_refused_P_6() {
            List<ClaimEvent> events = readyEvents();
            events.set(1, costAdded(cost(COST, "EXAM_FEE", invoice("R-1"), "10.00", "10.00")));

            assertThat(only(check(events)).path()).isEqualTo("/costs/" + COST + "/expenseType");
        }

        @Test
        void a_pre_approval_cannot_be_named_yet_P_4() {
            List<ClaimEvent> tv = claimFor(SampleCatalogue.TV);
            tv.add(attached("COMMUNICATION_PIECE"));

            assertThat(codes(check(tv))).containsExactly("PRE_APPROVAL_MISSING");
        }

        @Test
        void an_activity_that_is_not_open_any_more_is_refused_P_3() {
            List<ClaimEvent> events = new ArrayList<>(List.of(started("CSP_DIRECT", details("GONE")), costAdded()));

            assertThat(codes(check(events))).contains("ACTIVITY_NOT_ELIGIBLE");
        }
    }
}
