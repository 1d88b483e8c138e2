package dev.coopclaims.command.claim.submission;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.IRISH_FUND;
import static dev.coopclaims.command.claim.Sample.RAVI;
import static dev.coopclaims.command.claim.Sample.RITA;
import static dev.coopclaims.command.claim.Sample.bill;
import static dev.coopclaims.command.claim.Sample.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimNode;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.dispute.AcceptRejection;
import dev.coopclaims.command.dispute.OpenDispute;
import dev.coopclaims.command.dispute.WithdrawDispute;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.review.RejectClaim;
import dev.coopclaims.command.review.RevokeApproval;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.source.InvoiceId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

/** A command that changes what a claim holds queues for every stream of it: fund and invoice alike (C-8). */
class LanesOfDecisionsTest {
    private static final List<String> REASONS = List.of("EXPENSE_NOT_ELIGIBLE");
    private static final InvoiceId INVOICE = Sample.invoiceId("R-1");

    private final ClaimNode node = new ClaimNode(Duration.ofMillis(20));

    private final ClaimId claim = new ClaimId("claim-1");

    @Test
    void a_submission_queues_for_all() {
        ready();
        queuesFor(INVOICE, new SubmitClaim(claim), ALICE);
        queuesFor(IRISH_FUND, new SubmitClaim(claim), ALICE);
    }

    @Test
    void an_approval_and_its_revocation_queue_for_all() {
        submitted();
        queuesFor(INVOICE, new ApproveClaim(claim, ""), RITA);
        queuesFor(IRISH_FUND, new ApproveClaim(claim, ""), RITA);
        node.send(new ApproveClaim(claim, ""), RITA);
        queuesFor(INVOICE, new RevokeApproval(claim, "wrong", List.of(), REASONS, "no"), RITA);
    }

    @Test
    void a_dispute_that_is_dismissed_or_withdrawn_queues_for_all() {
        submitted();
        node.send(new RejectClaim(claim, REASONS, "no"), RITA);
        node.send(new OpenDispute(claim, "see again", List.of(Sample.PIECE), null), ALICE);
        queuesFor(INVOICE, new RejectClaim(claim, REASONS, "no"), RAVI);
        queuesFor(INVOICE, new WithdrawDispute(claim), ALICE);
    }

    @Test
    void who_withdraws_or_accepts_a_rejection_queues_for_all() {
        submitted();
        queuesFor(INVOICE, new WithdrawClaim(claim, ""), ALICE);
        node.send(new RejectClaim(claim, REASONS, "no"), RITA);
        queuesFor(INVOICE, new AcceptRejection(claim), ALICE);
    }

    @Test
    void who_may_not_know_of_a_claim_queues_with_nobody_R_1() {
        submitted();
        UnitOfWork<?> somebodyElse = DefaultUnitOfWork.startAndGet(new GenericMessage<>("somebody else"));
        somebodyElse.execute(() -> {
            node.lanes.enter(somebodyElse, List.of(claim));
            CompletableFuture<Refusal> refused = CompletableFuture.supplyAsync(
                            () -> refusalOf(() -> node.send(new WithdrawClaim(claim, ""), Sample.STRANGER)))
                    .orTimeout(10, TimeUnit.SECONDS);
            assertThat(refused.join()).isNotNull().extracting(Refusal::kind).isEqualTo(Refusal.Kind.NOT_FOUND);
        });
    }

    private void ready() {
        node.funded("5000.00");
        node.ready("claim-1", "CLM-FY21H1-000001", bill());
    }

    private void submitted() {
        ready();
        node.send(new SubmitClaim(claim), ALICE);
    }

    /** Somebody else is in the lane of that stream: the command waits, and gives up. */
    private void queuesFor(AggregateId stream, Command<?> command, Actor actor) {
        UnitOfWork<?> somebodyElse = DefaultUnitOfWork.startAndGet(new GenericMessage<>("somebody else"));
        somebodyElse.execute(() -> {
            node.lanes.enter(somebodyElse, List.of(stream));
            CompletableFuture<Refusal> refused = CompletableFuture.supplyAsync(
                            () -> refusalOf(() -> node.send(command, actor)))
                    .orTimeout(10, TimeUnit.SECONDS);
            assertThat(refused.join())
                    .as("%s while %s is taken", command, stream)
                    .isNotNull()
                    .extracting(Refusal::kind)
                    .isEqualTo(Refusal.Kind.UNAVAILABLE);
        });
    }
}
