package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.after;
import static dev.coopclaims.command.claim.Sample.bill;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.SampleCatalogue.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.submission.AnswerItem;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.exception.Exceptions;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.kernel.claim.AnswerTimeExtended;
import dev.coopclaims.kernel.claim.ClaimDetailsChanged;
import dev.coopclaims.kernel.claim.ClaimEvent;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimStatus;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.time.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The time to answer (V-6) lasts until seven days after the end of an activity that is still running (C-7). */
class AnswerDeadlineTest {
    private static final InformationItem ITEM =
            new InformationItem(new InformationItemId("item-1"), "MISSING_POE", "which days?", null, null, null);
    private static final Instant ASKED_AT = Instant.parse("2021-05-20T10:00:00Z");
    /** Thirty days after it was asked. */
    private static final Deadline USUAL = inDublin(LocalDate.of(2021, 6, 19));

    private static final LocalDate LAST_OF_JUNE = LocalDate.of(2021, 6, 30);
    private static final Deadline EXTENDED = inDublin(LocalDate.of(2021, 7, 7));

    @Nested
    class A_request {

        @Test
        void tells_thirty_days_where_the_activity_is_over_V_6() {
            assertThat(AnswerDeadline.ofRequest(Sample.details(), CATALOGUE, ASKED_AT))
                    .isEqualTo(USUAL);
        }

        @Test
        void tells_seven_days_after_an_activity_that_is_not_over_where_that_is_later_C_7() {
            assertThat(AnswerDeadline.ofRequest(ending(LAST_OF_JUNE), CATALOGUE, ASKED_AT))
                    .isEqualTo(EXTENDED);
            assertThat(AnswerDeadline.ofRequest(ending(LocalDate.of(2021, 6, 13)), CATALOGUE, ASKED_AT))
                    .isEqualTo(inDublin(LocalDate.of(2021, 6, 20)));
            assertThat(AnswerDeadline.ofRequest(ending(LocalDate.of(2021, 6, 12)), CATALOGUE, ASKED_AT))
                    .isEqualTo(USUAL);
        }
    }

    @Nested
    class A_change_of_the_details {

        @Test
        void that_ends_the_activity_later_extends_the_time_C_7() {
            assertThat(changed(asked(USUAL), null, LAST_OF_JUNE))
                    .hasSize(2)
                    .first()
                    .isInstanceOf(ClaimDetailsChanged.class);
            assertThat(changed(asked(USUAL), null, LAST_OF_JUNE))
                    .last()
                    .isEqualTo(new AnswerTimeExtended(CLAIM, ORG, EXTENDED, List.of()));
        }

        @Test
        void takes_the_day_at_the_location_that_the_claim_has_then_T_5() {
            assertThat(changed(asked(USUAL), "US-CA", LAST_OF_JUNE))
                    .last()
                    .isEqualTo(new AnswerTimeExtended(
                            CLAIM,
                            ORG,
                            Deadline.endOf(EXTENDED.lastDay(), ZoneId.of("America/Los_Angeles")),
                            List.of()));
        }

        @Test
        void leaves_a_time_that_is_later_anyway_C_7() {
            assertThat(changed(asked(USUAL), null, LocalDate.of(2021, 6, 12)))
                    .singleElement()
                    .isInstanceOf(ClaimDetailsChanged.class);
        }

        @Test
        void leaves_the_time_where_the_activity_is_over_C_7() {
            Deadline soon = inDublin(LocalDate.of(2021, 5, 21));

            assertThat(changed(asked(soon), null, LocalDate.of(2021, 5, 19))).hasSize(1);
            assertThat(changed(asked(soon), null, LocalDate.of(2021, 5, 20))).hasSize(2);
        }

        @Test
        void shortens_nothing_T_5() {
            ClaimState extended = after(asked(USUAL), changed(asked(USUAL), null, LAST_OF_JUNE));
            assertThat(due(extended)).isEqualTo(EXTENDED);

            for (LocalDate end : List.of(LocalDate.of(2021, 6, 20), LocalDate.of(2021, 4, 30))) {
                List<ClaimEvent> back = changed(extended, null, end);
                assertThat(back).hasSize(1);
                assertThat(due(after(extended, back))).isEqualTo(EXTENDED);
            }
        }

        @Test
        void of_a_draft_extends_nothing() {
            assertThat(changed(Sample.editing(), null, LAST_OF_JUNE)).hasSize(1);
        }

        @Test
        void that_changes_nothing_is_no_event() {
            assertThat(changed(asked(USUAL), null, Sample.details().activityEnd()))
                    .isEmpty();
        }

        private static List<ClaimEvent> changed(ClaimState state, @Nullable String location, LocalDate end) {
            ChangeDetails change = new ChangeDetails(CLAIM, location, null, null, null, end, null);
            return AnswerDeadline.extendedBy(
                    InitialForm.change(state.file(), change, CATALOGUE, Exceptions.NONE, ASKED_AT),
                    state,
                    CATALOGUE,
                    ASKED_AT);
        }
    }

    @Test
    void a_claim_whose_activity_ends_later_is_handed_in_once_it_is_over_C_7() {
        SampleClock clock = new SampleClock();
        ClaimNode node = new ClaimNode(CATALOGUE, clock);
        node.funded("5000.00");
        ClaimId claim = node.ready("claim-1", "CLM-FY21H1-000001", bill());
        clock.set(ASKED_AT.toString());
        node.send(new SubmitClaim(claim), ALICE);
        assertThat(node.send(new RequestInformation(claim, List.of(ITEM)), RITA)
                        .result()
                        .answerDue())
                .isEqualTo(USUAL);
        node.send(new ChangeDetails(claim, null, null, null, null, LAST_OF_JUNE, null), ALICE);
        assertThat(node.names(claim.value())).endsWith("ClaimDetailsChanged", "AnswerTimeExtended");

        clock.set("2021-06-30T22:59:59.999Z");
        node.send(new AnswerItem(claim, ITEM.id(), "these", List.of()), ALICE);
        assertThat(codesOf(() -> node.send(new SubmitClaim(claim), ALICE))).containsExactly("ACTIVITY_NOT_FINISHED");
        clock.set("2021-07-07T22:59:59.999Z");
        node.send(new SubmitClaim(claim), ALICE);
        assertThat(node.claim(claim).status()).isEqualTo(ClaimStatus.SUBMITTED);
    }

    private static ClaimState asked(Deadline answerDue) {
        return after(
                Sample.underReview(),
                List.of(new InformationRequested(
                        CLAIM, ORG, RequestOrigin.REVIEW, List.of(ITEM), answerDue, List.of())));
    }

    private static Deadline due(ClaimState state) {
        return ((ClaimState.ActionRequired) state).answerDue();
    }

    private static ClaimDetails ending(LocalDate end) {
        return new ClaimDetails("IE", SampleCatalogue.PRINT, "Advert", LocalDate.of(2021, 3, 1), end, null);
    }

    private static Deadline inDublin(LocalDate day) {
        return Deadline.endOf(day, SampleCatalogue.DUBLIN);
    }
}
