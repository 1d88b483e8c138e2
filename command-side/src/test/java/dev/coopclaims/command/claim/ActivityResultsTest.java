package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.claim;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.details;
import static dev.coopclaims.command.claim.Sample.measured;
import static dev.coopclaims.command.claim.Sample.started;
import static dev.coopclaims.command.claim.SampleCatalogue.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.ActivityQuestionAnswered;
import dev.coopclaims.kernel.claim.ClaimEvent;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ActivityResultsTest {
    private static final ClaimContent PRINT = claim(started()).file();
    private static final ClaimContent EXAMS =
            claim(started("HALF", details(SampleCatalogue.EXAMS))).file();

    @Nested
    class Metrics {

        @Test
        void a_whole_number_is_recorded_once_P_5() {
            assertThat(measure(PRINT, "REACH", " 120 ")).containsExactly(measured("REACH", "120"));
            assertThat(measure(claim(started(), measured("REACH", "120")).file(), "REACH", "120"))
                    .isEmpty();
        }

        @Test
        void each_type_has_its_shape_P_5() {
            assertThat(codesOf(() -> measure(PRINT, "REACH", "-1"))).containsExactly("METRIC_MALFORMED");
            assertThat(codesOf(() -> measure(PRINT, "REACH", "1.5"))).containsExactly("METRIC_MALFORMED");
            assertThat(codesOf(() -> measure(EXAMS, "COST_PER_PERSON", "12.505 EUR")))
                    .containsExactly("METRIC_MALFORMED");
            assertThat(codesOf(() -> measure(EXAMS, "COST_PER_PERSON", "12.50")))
                    .containsExactly("METRIC_MALFORMED");
            assertThat(codesOf(() -> measure(EXAMS, "ATTENDEE_LIST", "Ann\n\nBob")))
                    .containsExactly("METRIC_MALFORMED");
            assertThat(measure(EXAMS, "COST_PER_PERSON", "12.50 EUR")).hasSize(1);
            assertThat(measure(EXAMS, "ATTENDEE_LIST", "Ann\nBob")).hasSize(1);
        }

        @Test
        void only_what_the_activity_asks_for_is_recorded_P_5() {
            assertThat(codesOf(() -> measure(PRINT, "ATTENDEE_LIST", "Ann"))).containsExactly("UNKNOWN_METRIC");
            assertThat(codesOf(() -> measure(PRINT, "DANCE", "1"))).containsExactly("UNKNOWN_METRIC");
            assertThat(Sample.refusalOf(() -> measure(PRINT, "DANCE", "1"))
                            .violations()
                            .getFirst()
                            .path())
                    .isEqualTo("/metrics/DANCE");
        }
    }

    @Nested
    class Answers {

        @Test
        void a_question_on_which_proof_depends_is_answered_P_5() {
            ClaimContent seminar = claim(started("CSP_DIRECT", details(SampleCatalogue.SEMINAR)))
                    .file();

            assertThat(answer(seminar, "PHOTOS_MISS_CORE_REQUIREMENTS"))
                    .containsExactly(new ActivityQuestionAnswered(CLAIM, ORG, "PHOTOS_MISS_CORE_REQUIREMENTS", true));
        }

        @Test
        void a_claim_made_of_components_says_which_it_ran_P_5() {
            ClaimContent campaign = claim(started("CSP_DIRECT", details(SampleCatalogue.CAMPAIGN)))
                    .file();

            assertThat(answer(campaign, "RAN_TELEMARKETING")).hasSize(1);
            assertThat(codesOf(() -> answer(campaign, "RAN_TV_RADIO"))).containsExactly("UNKNOWN_QUESTION");
        }

        @Test
        void a_condition_on_an_expense_is_no_question() {
            ClaimContent website = claim(started("CSP_DIRECT", details(SampleCatalogue.WEBSITE)))
                    .file();

            assertThat(codesOf(() -> answer(website, "EXPENSE_SEO_FEE"))).containsExactly("UNKNOWN_QUESTION");
        }
    }

    private static List<ClaimEvent> measure(ClaimContent file, String metric, String value) {
        return ActivityResults.measure(file, new RecordMetric(CLAIM, metric, value), CATALOGUE);
    }

    private static List<ClaimEvent> answer(ClaimContent file, String question) {
        return ActivityResults.answer(file, new AnswerQuestion(CLAIM, question, true), CATALOGUE);
    }
}
