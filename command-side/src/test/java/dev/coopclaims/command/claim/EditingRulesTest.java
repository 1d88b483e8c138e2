package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.CLAIM;
import static dev.coopclaims.command.claim.Sample.COST;
import static dev.coopclaims.command.claim.Sample.INVOICE;
import static dev.coopclaims.command.claim.Sample.ORG;
import static dev.coopclaims.command.claim.Sample.PIECE;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.after;
import static dev.coopclaims.command.claim.Sample.bill;
import static dev.coopclaims.command.claim.Sample.codesOf;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DisputeOpened;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.InformationRequested;
import dev.coopclaims.kernel.claim.RequestOrigin;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** While the partner has to act, anything can be added, but only what was asked for changed or removed (C-4, V-2). */
class EditingRulesTest {
    private static final Deadline ANSWER_DUE = Deadline.endOf(LocalDate.of(2021, 7, 31), SampleCatalogue.DUBLIN);
    private static final DocumentId ADDED = new DocumentId("document-added");

    @Test
    void who_is_told_that_a_claim_is_locked_is_told_what_is_open_C_4_D_4() {
        assertThat(refusalOf(() -> EditingRules.open(Sample.submitted())))
                .hasMessageContaining("you can only add comments")
                .hasMessageNotContaining("documents");
        ClaimState disputed = after(
                Sample.rejected(),
                List.of(new DisputeOpened(CLAIM, ORG, "look again", List.of(PIECE), List.of(), ANSWER_DUE)));
        assertThat(refusalOf(() -> EditingRules.open(disputed)))
                .hasMessageContaining("you can only add comments and further documents");
    }

    @Nested
    class WhatWasAsked {

        @Test
        void a_cost_that_was_asked_for_is_open_and_no_other_part() {
            ClaimState state = asked(COST, null, null);

            assertThat(EditingRules.openFor(state, COST)).isEqualTo(state.file());
            assertClosed(() -> EditingRules.openFor(state, INVOICE));
            assertClosed(() -> EditingRules.openForMetric(state, "REACH"));
            assertClosed(() -> EditingRules.openForDetails(state));
            assertClosed(() -> EditingRules.openFor(state, tick(ADDED)));
        }

        @Test
        void a_document_that_was_asked_for_opens_the_requirement_that_it_shows_and_no_other_part() {
            ClaimState state = asked(null, PIECE, null);

            assertThat(EditingRules.openFor(state, PIECE)).isEqualTo(state.file());
            assertThat(EditingRules.openFor(state, tick(ADDED))).isEqualTo(state.file());
            assertClosed(() -> EditingRules.openFor(state, INVOICE));
            assertClosed(() -> EditingRules.openFor(state, COST));
        }

        @Test
        void a_document_that_shows_it_not_leaves_a_requirement_closed() {
            ClaimState state = asked(null, INVOICE, null);

            assertClosed(() -> EditingRules.openFor(state, tick(ADDED)));
            assertClosed(() -> EditingRules.openFor(state, new TickCoreRequirement(CLAIM, "BRAND", false, List.of())));
        }

        @Test
        void a_missing_kind_leaves_a_requirement_closed_and_its_code_opens_it() {
            assertClosed(() -> EditingRules.openFor(asked(null, null, "SCREENSHOT"), tick(ADDED)));
            ClaimState state = asked(null, null, "BRAND");
            assertThat(EditingRules.openFor(state, tick(ADDED))).isEqualTo(state.file());
        }

        @Test
        void more_documents_for_a_requirement_and_a_new_tick_are_added_whatever_was_asked() {
            ClaimState state = asked(COST, null, null);

            assertThat(EditingRules.openFor(state, tick(PIECE, ADDED))).isEqualTo(state.file());
            assertThat(EditingRules.openFor(state, new TickCoreRequirement(CLAIM, "CONTENT", true, List.of(ADDED))))
                    .isEqualTo(state.file());
        }

        @Test
        void the_claim_as_a_whole_opens_everything() {
            ClaimState state = asked(null, null, null);

            assertThat(EditingRules.openForDetails(state)).isEqualTo(state.file());
            assertThat(EditingRules.openFor(state, tick(ADDED))).isEqualTo(state.file());
            assertThat(EditingRules.openFor(state, INVOICE)).isEqualTo(state.file());
        }

        private static void assertClosed(org.assertj.core.api.ThrowableAssert.ThrowingCallable edit) {
            assertThat(refusalOf(edit)).isNotNull().extracting(Refusal::kind).isEqualTo(Refusal.Kind.CONFLICT);
        }
    }

    @Test
    void nothing_is_edited_once_the_time_to_answer_is_over_and_comments_stay_open_V_6_C_4() {
        SampleClock clock = new SampleClock();
        ClaimNode node = new ClaimNode(SampleCatalogue.CATALOGUE, clock);
        node.funded("5000.00");
        ClaimId claim = node.ready("claim-1", "CLM-FY21H1-000001", bill());
        node.send(new SubmitClaim(claim), ALICE);
        Deadline answerDue = node.send(new RequestInformation(claim, List.of(item(null, null, null))), RITA)
                .result()
                .answerDue();
        ChangeDetails title = new ChangeDetails(claim, null, null, "Other", null, null, null);
        clock.set(answerDue.before().minusMillis(1));
        node.send(title, ALICE);
        clock.set(answerDue.before());

        assertThat(codesOf(() -> node.send(new ChangeDetails(claim, null, null, "Else", null, null, null), ALICE)))
                .containsExactly("ANSWER_TOO_LATE");
        assertThat(codesOf(() -> node.send(new AddCost(claim, new CostId("cost-2"), bill("R-2", "1.00", null)), ALICE)))
                .containsExactly("ANSWER_TOO_LATE");
        node.send(new AddComment(claim, CommentId.create(), "Sorry", null), ALICE);
    }

    private static TickCoreRequirement tick(DocumentId... shownBy) {
        return new TickCoreRequirement(CLAIM, "BRAND", true, List.of(shownBy));
    }

    private static ClaimState asked(@Nullable CostId cost, @Nullable DocumentId document, @Nullable String missing) {
        return after(
                Sample.underReview(),
                List.of(new InformationRequested(
                        CLAIM,
                        ORG,
                        RequestOrigin.REVIEW,
                        List.of(item(cost, document, missing)),
                        ANSWER_DUE,
                        List.of())));
    }

    private static InformationItem item(
            @Nullable CostId cost, @Nullable DocumentId document, @Nullable String missing) {
        return new InformationItem(
                new InformationItemId("item-1"), "MISSING_POE", "a better one", cost, document, missing);
    }
}
