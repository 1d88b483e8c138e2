package dev.coopclaims.command.dispute;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.IRISH_FUND;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.AttachDocuments;
import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.RemoveDocument;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.claim.submission.AnswerItem;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.review.RejectClaim;
import dev.coopclaims.command.review.RequestInformation;
import dev.coopclaims.kernel.claim.Allocation;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItem;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.RejectionAccepted;
import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DisputeTest {
    private final ClaimNode node = new ClaimNode();
    private ClaimId claim = new ClaimId("claim-none");

    @BeforeEach
    void there_is_a_rejected_claim() {
        node.funded("10000.00");
        claim = node.ready("claim-1", "CLM-1", Sample.bill());
        node.send(new SubmitClaim(claim), ALICE);
        node.send(new RejectClaim(claim, List.of("LATE_CLAIM"), "no proof of the print run"), RITA);
    }

    @Nested
    class Open {

        @Test
        void a_dispute_moves_no_fund_since_what_was_held_stays_reserved_D_3() {
            List<String> before = node.names(IRISH_FUND.value());
            open();
            assertThat(node.names(claim.value())).endsWith("ClaimRejected", "DisputeOpened");
            assertThat(node.names(IRISH_FUND.value())).isEqualTo(before);
        }

        @Test
        void what_is_handed_in_with_it_joins_the_claim_D_1() {
            AttachDocuments attached = new AttachDocuments(
                    claim, List.of(Sample.file("document-new")), "INVOICE", "the bill", List.of(), List.of());
            assertThat(node.send(new OpenDispute(claim, "look again", List.of(Sample.PIECE), attached), ALICE)
                            .result()
                            .documents())
                    .containsExactly(Sample.PIECE, new DocumentId("document-new"));
            assertThat(node.names(claim.value())).endsWith("DisputeOpened", "DocumentAttached");
        }

        @Test
        void a_dispute_is_opened_once_and_not_after_it_was_given_up() {
            open();
            assertThat(refusalOf(DisputeTest.this::open).kind()).isEqualTo(Refusal.Kind.CONFLICT);
            node.send(new WithdrawDispute(claim), ALICE);
            assertThat(refusalOf(DisputeTest.this::open).kind()).isEqualTo(Refusal.Kind.CONFLICT);
        }

        @Test
        void to_another_organisation_there_is_no_claim_to_dispute_R_1() {
            assertThat(refusalOf(() -> node.send(
                                    new OpenDispute(claim, "mine", List.of(Sample.PIECE), null), Sample.STRANGER))
                            .kind())
                    .isEqualTo(Refusal.Kind.NOT_FOUND);
        }

        @Test
        void a_document_that_the_claim_does_not_have_is_named() {
            assertThat(Sample.codesOf(() ->
                            node.send(new OpenDispute(claim, " ", List.of(new DocumentId("document-x")), null), ALICE)))
                    .containsExactly("TEXT_MISSING", "UNKNOWN_DOCUMENT");
        }
    }

    @Nested
    class Relied_on_documents {
        private static final InformationItem ITEM =
                new InformationItem(new InformationItemId("item-1"), "MISSING_POE", "which?", null, null, null);

        @BeforeEach
        void the_only_one_of_a_dispute_is_removed_while_the_reviewer_asks() {
            node.send(new OpenDispute(claim, "look again", List.of(), attach("document-new")), ALICE);
            node.send(new RequestInformation(claim, List.of(ITEM)), Sample.RAVI);
            node.send(new AnswerItem(claim, ITEM.id(), "it was the wrong one", List.of()), ALICE);
            node.send(new RemoveDocument(claim, new DocumentId("document-new")), ALICE);
        }

        @Test
        void a_dispute_that_relies_on_nothing_any_more_is_not_handed_in_again_D_1() {
            Refusal refusal = refusalOf(() -> node.send(new SubmitClaim(claim), ALICE));

            assertThat(refusal.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.code()).isEqualTo("DISPUTE_WITHOUT_DOCUMENT");
                assertThat(violation.rule()).isEqualTo("D-1");
            });
        }

        @Test
        void what_is_attached_then_takes_its_place_D_4() {
            node.send(attach("document-right"), ALICE);
            node.send(new SubmitClaim(claim), ALICE);

            node.send(attach("document-more"), ALICE);
            node.send(new RequestInformation(claim, List.of(ITEM)), Sample.RAVI);
            node.send(new AnswerItem(claim, ITEM.id(), "it was the wrong one", List.of()), ALICE);
            node.send(new RemoveDocument(claim, new DocumentId("document-right")), ALICE);
            node.send(new SubmitClaim(claim), ALICE);
        }

        private AttachDocuments attach(String document) {
            return new AttachDocuments(
                    claim, List.of(Sample.file(document)), "INVOICE", "the bill", List.of(), List.of());
        }
    }

    @Nested
    class Final {

        @Test
        void a_rejection_that_is_accepted_frees_the_money_at_once_D_5() {
            node.send(new AcceptRejection(claim), ALICE);
            assertThat(node.events(claim.value()).getLast())
                    .isEqualTo(new RejectionAccepted(
                            claim, Sample.ORG, List.of(Allocation.of(IRISH_FUND, Sample.eur("1000.00")))));
            assertFreed(FundsReleased.Reason.REJECTION_FINAL);
            assertThat(refusalOf(() -> node.send(new AcceptRejection(claim), ALICE))
                            .kind())
                    .isEqualTo(Refusal.Kind.CONFLICT);
        }

        @Test
        void a_dispute_that_is_given_up_frees_the_money_at_once() {
            open();
            assertThat(refusalOf(() -> node.send(new AcceptRejection(claim), ALICE))
                            .kind())
                    .isEqualTo(Refusal.Kind.CONFLICT);
            node.send(new WithdrawDispute(claim), ALICE);
            assertFreed(FundsReleased.Reason.DISPUTE_LOST);
        }

        private void assertFreed(FundsReleased.Reason reason) {
            assertThat(node.fund().reservations().total().isZero()).isTrue();
            assertThat(node.events(IRISH_FUND.value()).getLast())
                    .isInstanceOfSatisfying(
                            FundsReleased.class,
                            released -> assertThat(released.reason()).isEqualTo(reason));
        }
    }

    private void open() {
        node.send(new OpenDispute(claim, "look again", List.of(Sample.PIECE), null), ALICE);
    }
}
