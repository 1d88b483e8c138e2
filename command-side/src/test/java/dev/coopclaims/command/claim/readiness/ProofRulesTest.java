package dev.coopclaims.command.claim.readiness;

import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.INVOICE;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.attached;
import static dev.coopclaims.command.claim.Sample.cost;
import static dev.coopclaims.command.claim.Sample.costAdded;
import static dev.coopclaims.command.claim.Sample.invoice;
import static dev.coopclaims.command.claim.Sample.measured;
import static dev.coopclaims.command.claim.Sample.readyEvents;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.answered;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.check;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.claimFor;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.codes;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.inHouse;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.only;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.website;
import static dev.coopclaims.command.claim.readiness.ReadinessSample.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.SampleCatalogue;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.CostRemoved;
import dev.coopclaims.kernel.claim.DocumentAttached;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.refusal.Violation;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProofRulesTest {
    private static final DocumentId SCRIPT = new DocumentId("document-script");

    @Nested
    class Evidence {

        @Test
        void each_core_requirement_is_ticked_P_5() {
            assertThat(codes(check(without(4)))).containsExactly("CORE_REQUIREMENT_NOT_TICKED");
        }

        @Test
        void each_cost_has_its_evidence_P_5() {
            Violation missing = only(check(without(2)));

            assertThat(missing.code()).isEqualTo("MISSING_COST_EVIDENCE");
            assertThat(missing.path()).isEqualTo("/costs/" + COST);
        }

        @Test
        void evidence_for_another_cost_is_none_P_5() {
            List<ClaimEvent> events = readyEvents();
            CostId other = new CostId("cost-2");
            events.add(costAdded(cost(other, "MEDIA", invoice("R-2"), "10.00", "10.00")));
            events.set(2, attached(INVOICE, "INVOICE", COST));

            assertThat(only(check(events)).path()).isEqualTo("/costs/" + other);
        }

        @Test
        void a_statement_is_no_evidence_of_what_a_third_party_billed_P_5() {
            for (DocumentAttached statement : List.of(attached(INVOICE, "CSR"), attached(INVOICE, "CSR", COST))) {
                List<ClaimEvent> events = readyEvents();
                events.set(2, statement);

                Violation missing = only(check(events));
                assertThat(missing.code()).isEqualTo("MISSING_COST_EVIDENCE");
                assertThat(missing.message()).contains("INVOICE").doesNotContain("CSR");
            }
        }

        @Test
        void an_invoice_is_no_evidence_of_in_house_work_P_5() {
            List<ClaimEvent> seeding = claimFor(SampleCatalogue.EXAMS);
            seeding.set(1, costAdded(inHouse("2021-03-01", "2021-03-05")));

            Violation missing = check(seeding).problems().stream()
                    .filter(problem -> problem.code().equals("MISSING_COST_EVIDENCE"))
                    .findFirst()
                    .orElseThrow();
            assertThat(missing.message()).contains("IN_HOUSE", "INVOICE");
        }

        @Test
        void evidence_for_a_removed_cost_is_none_for_the_others_P_5() {
            List<ClaimEvent> events = readyEvents();
            CostId other = new CostId("cost-2");
            events.add(costAdded(cost(other, "MEDIA", invoice("R-2"), "10.00", "10.00")));
            events.set(2, attached(INVOICE, "INVOICE", COST));
            events.add(new CostRemoved(CLAIM, ORG, COST));

            assertThat(only(check(events)).path()).isEqualTo("/costs/" + other);
        }

        @Test
        void in_house_work_is_proved_by_its_statement_C_6() {
            List<ClaimEvent> events = without(2);
            events.set(1, costAdded(inHouse("2021-03-01", "2021-03-05")));

            assertThat(codes(check(events))).isEmpty();
        }

        @Test
        void each_kind_of_proof_is_there_P_5() {
            List<ClaimEvent> events = readyEvents();
            events.set(3, attached(new DocumentId("document-piece"), "EVENT_PHOTO"));

            assertThat(codes(check(events))).containsExactly("MISSING_POE");
        }

        @Test
        void one_of_several_kinds_is_enough_P_5() {
            List<ClaimEvent> website = website("MEDIA");

            assertThat(codes(check(website))).containsExactly("MISSING_POE");
            website.add(attached("SCREENSHOT"));
            assertThat(codes(check(website))).isEmpty();
        }

        @Test
        void an_expense_may_ask_for_more_proof_P_5() {
            List<ClaimEvent> website = website("SEO_FEE");
            website.add(attached("LANDING_PAGE_URL"));

            assertThat(only(check(website)).message()).contains("STATEMENT_OF_WORK");
            website.add(attached("STATEMENT_OF_WORK"));
            assertThat(codes(check(website))).isEmpty();
        }

        @Test
        void metrics_are_there_P_5() {
            Violation missing = only(check(without(5)));

            assertThat(missing.code()).isEqualTo("METRICS_MISSING");
            assertThat(missing.path()).isEqualTo("/metrics/REACH");
        }
    }

    @Nested
    class Questions {

        @Test
        void a_question_is_answered_and_a_yes_asks_for_more_proof_P_5() {
            List<ClaimEvent> seminar = claimFor(SampleCatalogue.SEMINAR);
            seminar.add(attached("EVENT_PHOTO"));
            seminar.add(Sample.ticked("BRAND", INVOICE));
            seminar.add(Sample.ticked("CONTENT", INVOICE));

            assertThat(only(check(seminar)).path()).isEqualTo("/answers/PHOTOS_MISS_CORE_REQUIREMENTS");
            seminar.add(answered("PHOTOS_MISS_CORE_REQUIREMENTS", false));
            assertThat(codes(check(seminar))).isEmpty();
            seminar.add(answered("PHOTOS_MISS_CORE_REQUIREMENTS", true));
            assertThat(only(check(seminar)).message()).contains("PRESENTATION");
            seminar.add(attached("PRESENTATION"));
            assertThat(codes(check(seminar))).isEmpty();
        }

        @Test
        void exactly_one_branch_applies_P_5() {
            List<ClaimEvent> seeding = claimFor(SampleCatalogue.SEEDING);

            assertThat(codes(check(seeding))).containsExactly("QUESTION_UNANSWERED", "QUESTION_UNANSWERED");
            seeding.add(answered("BUILT_IN_HOUSE", true));
            assertThat(only(check(seeding)).message()).contains("SYSTEM_SPECIFICATION");
            seeding.add(attached("SYSTEM_SPECIFICATION"));
            assertThat(codes(check(seeding))).isEmpty();
            seeding.add(answered("THIRD_PARTY_UNIT", true));
            assertThat(codes(check(seeding))).containsExactly("ONE_BRANCH_NEEDED", "MISSING_POE");
            seeding.add(answered("BUILT_IN_HOUSE", false));
            assertThat(only(check(seeding)).message()).contains("DELIVERY_PROOF");
            seeding.add(answered("THIRD_PARTY_UNIT", false));
            assertThat(codes(check(seeding))).containsExactly("ONE_BRANCH_NEEDED");
        }

        @Test
        void components_that_were_run_are_proved_each_and_are_enough_P_5() {
            List<ClaimEvent> campaign = claimFor(SampleCatalogue.CAMPAIGN);

            assertThat(codes(check(campaign)))
                    .containsExactly(
                            "QUESTION_UNANSWERED", "QUESTION_UNANSWERED", "QUESTION_UNANSWERED", "TOO_FEW_COMPONENTS");
            campaign.add(answered("RAN_PRINT_ADVERTISING", false));
            campaign.add(answered("RAN_PARTNER_WEBSITE", true));
            campaign.add(answered("RAN_TELEMARKETING", true));
            assertThat(codes(check(campaign)))
                    .containsExactly(
                            "CORE_REQUIREMENT_NOT_TICKED",
                            "MISSING_POE",
                            "MISSING_POE",
                            "METRICS_MISSING",
                            "METRICS_MISSING");
            campaign.add(attached("SCREENSHOT"));
            campaign.add(attached(SCRIPT, "SCRIPT"));
            campaign.add(Sample.ticked("CONTENT", SCRIPT));
            campaign.add(measured("RESULTS", "good"));
            campaign.add(measured("REACH", "10"));
            assertThat(codes(check(campaign))).isEmpty();
        }
    }
}
