package dev.coopclaims.command.claim;

import static dev.coopclaims.command.claim.Sample.ALICE;
import static dev.coopclaims.command.claim.Sample.RAVI;
import static dev.coopclaims.command.claim.Sample.RITA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.ClaimCourses.Standing;
import dev.coopclaims.command.claim.submission.SubmitClaim;
import dev.coopclaims.command.claim.submission.WithdrawClaim;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.dispute.AcceptRejection;
import dev.coopclaims.command.review.ApproveClaim;
import dev.coopclaims.command.review.RejectClaim;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two people decide on one claim at once. One is first; the other is told that the claim has changed (§5.1), but never
 * what the first decision did to funds and invoices.
 */
class RacesOnOneClaimTest {
    private static final int ROUNDS = 150;

    private final ClaimNode node = new ClaimNode();
    private final ClaimCourses courses = new ClaimCourses(node);

    record Step(Actor actor, Function<ClaimId, Command<?>> command) {}

    static List<Arguments> races() {
        Step submit = new Step(ALICE, SubmitClaim::new);
        Step withdraw = new Step(ALICE, claim -> new WithdrawClaim(claim, ""));
        Step accept = new Step(ALICE, AcceptRejection::new);
        Step ritaApproves = new Step(RITA, claim -> new ApproveClaim(claim, ""));
        Step raviApproves = new Step(RAVI, claim -> new ApproveClaim(claim, ""));
        Step dismiss = new Step(RAVI, claim -> new RejectClaim(claim, List.of("LATE_CLAIM"), "late"));
        return List.of(
                Arguments.of("submission twice", Standing.EDI, submit, submit),
                Arguments.of("approval twice", Standing.REV, ritaApproves, raviApproves),
                Arguments.of("withdrawal and approval", Standing.SUB, withdraw, ritaApproves),
                Arguments.of("acceptance twice", Standing.REJ, accept, accept),
                Arguments.of("upheld and dismissed", Standing.DIS, raviApproves, dismiss));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("races")
    void one_is_first_and_the_other_meets_the_claim_as_it_is_then(String name, Standing standing, Step one, Step other)
            throws Exception {
        List<String> second = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                ClaimId claim = courses.in(standing);
                CyclicBarrier start = new CyclicBarrier(2);
                Future<String> first = people.submit(() -> sent(claim, one, start));
                Future<String> then = people.submit(() -> sent(claim, other, start));
                List<String> outcomes =
                        new ArrayList<>(List.of(first.get(30, TimeUnit.SECONDS), then.get(30, TimeUnit.SECONDS)));
                assertThat(outcomes.remove("done")).as(outcomes.toString()).isTrue();
                second.addAll(outcomes);
            }
        }
        assertThat(second).hasSize(ROUNDS).containsOnly(Refusal.Kind.CONFLICT.name());
    }

    private String sent(ClaimId claim, Step step, CyclicBarrier start) throws Exception {
        start.await(30, TimeUnit.SECONDS);
        try {
            node.send(step.command().apply(claim), step.actor());
            return "done";
        } catch (Refusal refused) {
            return refused.kind() == Refusal.Kind.CONFLICT
                    ? Refusal.Kind.CONFLICT.name()
                    : String.valueOf(refused.getMessage());
        }
    }
}
