package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.bill;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.submission.AnswerItem;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.originals.Originals;
import dev.coopclaims.command.originals.RequestOriginals;
import dev.coopclaims.command.review.RejectClaim;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.NoteId;
import dev.coopclaims.kernel.claim.OriginalsRequestId;
import dev.coopclaims.kernel.claim.OriginalsRequested;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The dates that people were told, and what a partner does not see. */
class ToldDaysTest {
    private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");
    private static final InformationItem ITEM =
            new InformationItem(new InformationItemId("item-1"), "MISSING_POE", "which days?", null, null, null);

    private final SampleClock clock = new SampleClock();
    private final ClaimNode node = new ClaimNode(SampleCatalogue.CATALOGUE, clock);
    private ClaimId claim = new ClaimId("claim-none");

    @BeforeEach
    void a_claim_that_lacks_nothing() {
        node.funded("5000.00");
        claim = node.ready("claim-1", "CLM-FY21H1-000001", bill());
    }

    @Nested
    class At_a_location_behind_the_validation_team {

        @BeforeEach
        void submitted_in_California() {
            change("US-CA", null);
            // Still 30 June in California, already 1 July in Dublin.
            clock.set("2021-07-01T03:00:00Z");
            node.send(new SubmitClaim(claim), ALICE);
        }

        @Test
        void answers_are_taken_until_the_day_ends_there_V_6_T_5() {
            assertThat(asked()).isEqualTo(Deadline.endOf(LocalDate.of(2021, 7, 30), CALIFORNIA));

            clock.set("2021-07-31T06:59:59.999Z");
            node.send(new AnswerItem(claim, ITEM.id(), "these", List.of()), ALICE);
            clock.set("2021-07-31T07:00:00Z");
            Refusal late = refusalOf(() -> node.send(new AnswerItem(claim, ITEM.id(), "those", List.of()), ALICE));
            assertThat(late.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.code()).isEqualTo("ANSWER_TOO_LATE");
                assertThat(violation.message())
                        .isEqualTo("The last day to answer was 2021-07-30 (America/Los_Angeles).");
            });
        }

        @Test
        void a_rejection_is_disputed_until_the_day_ends_there_D_1_T_5() {
            assertThat(node.send(new RejectClaim(claim, List.of("LATE_CLAIM"), "late"), RITA)
                            .result())
                    .contains(Deadline.endOf(LocalDate.of(2021, 7, 30), CALIFORNIA));
        }

        @Test
        void originals_are_produced_until_the_day_ends_there_V_8_T_5() {
            assertThat(originals().due()).isEqualTo(Deadline.endOf(LocalDate.of(2021, 7, 30), CALIFORNIA));
        }
    }

    @Test
    void a_later_location_does_not_move_the_claim_deadline_that_was_told_C_7_T_5() {
        change("US-CA", null);
        assertThat(node.claim(claim).file().told().submitBy())
                .isEqualTo(Deadline.endOf(LocalDate.of(2021, 8, 15), SampleCatalogue.DUBLIN));

        // The day is over in Dublin, and not in California.
        clock.set("2021-08-15T23:00:00Z");
        assertThat(codesOf(() -> node.send(new SubmitClaim(claim), ALICE))).containsExactly("LATE_CLAIM");
        clock.set("2021-08-15T22:59:59.999Z");
        node.send(new SubmitClaim(claim), ALICE);
    }

    @Test
    void originals_are_kept_from_the_end_that_the_partner_says_last_H_5() {
        change(null, LocalDate.of(2021, 4, 30));
        assertThat(kept()).isEqualTo(LocalDate.of(2023, 4, 30));
        node.send(new SubmitClaim(claim), ALICE);
        asked();
        change(null, LocalDate.of(2021, 6, 20));
        assertThat(kept()).isEqualTo(LocalDate.of(2023, 6, 20));
        node.send(new AnswerItem(claim, ITEM.id(), "these", List.of()), ALICE);

        assertThat(node.send(new SubmitClaim(claim), ALICE).result().keepOriginalsUntil())
                .isEqualTo(LocalDate.of(2023, 6, 20));
        assertThat(kept()).isEqualTo(LocalDate.of(2023, 6, 20));
        clock.set("2023-06-20T22:59:59.999Z");
        originals();
        clock.set("2023-06-20T23:00:00Z");
        assertThat(codesOf(ToldDaysTest.this::originals)).containsExactly("ORIGINALS_NOT_KEPT");
    }

    @Test
    void in_how_many_days_originals_are_produced_is_the_catalogues_V_8() {
        ClaimState submitted = Sample.submitted();
        RequestOriginals command =
                new RequestOriginals(submitted.file().id(), new OriginalsRequestId("originals-1"), List.of(), "please");

        assertThat(Originals.request(submitted, command, SampleCatalogue.withOriginalsDays(10), Sample.NOW)
                        .due())
                .isEqualTo(Deadline.afterDays(Sample.NOW, 10, SampleCatalogue.DUBLIN));
    }

    @Nested
    class An_internal_note {

        @Test
        void moves_no_version_that_a_partner_sees_and_fails_no_If_Match_H_2() {
            long seen = comment(ALICE, null);
            note();
            note();

            assertThat(comment(ALICE, seen)).isEqualTo(seen + 1);
            assertThat(refusalOf(() -> comment(ALICE, seen)).kind()).isEqualTo(Refusal.Kind.PRECONDITION_FAILED);
        }

        @Test
        void is_a_version_to_the_vendors_side() {
            long seen = comment(RITA, null);
            note();

            assertThat(refusalOf(() -> comment(RITA, seen)).kind()).isEqualTo(Refusal.Kind.PRECONDITION_FAILED);
            assertThat(comment(RITA, seen + 1)).isEqualTo(seen + 2);
        }

        private void note() {
            node.send(new AddInternalNote(claim, NoteId.create(), "odd"), RITA);
        }

        private long comment(Actor by, @Nullable Long expectedVersion) {
            return node.send(new AddComment(claim, CommentId.create(), "hello", null), by, expectedVersion)
                    .version()
                    .orElseThrow();
        }
    }

    private void change(@Nullable String location, @Nullable LocalDate end) {
        node.send(new ChangeDetails(claim, location, null, null, null, end, null), ALICE);
    }

    private Deadline asked() {
        return node.send(new RequestInformation(claim, List.of(ITEM)), RITA)
                .result()
                .answerDue();
    }

    private OriginalsRequested originals() {
        return node.send(new RequestOriginals(claim, OriginalsRequestId.create(), List.of(), "please"), RITA)
                .result();
    }

    private LocalDate kept() {
        return node.claim(claim).file().told().keepOriginalsUntil();
    }
}
