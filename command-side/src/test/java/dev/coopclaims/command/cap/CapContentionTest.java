package dev.coopclaims.command.cap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.Node;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.Deciders;
import dev.coopclaims.command.dispatch.RetryLimits;
import dev.coopclaims.kernel.cap.CapEvent;
import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.cap.CapName;
import dev.coopclaims.kernel.cap.CapUseRegistered;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.ClaimLabel;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapContentionTest {
    private static final int CALLERS = 16;
    private static final int CLAIMS_PER_CALLER = 10;
    private static final int PLACES = 75;
    private static final OrganisationId PARTNER = new OrganisationId("org-1");
    private static final CapId CAP = CapId.of(List.of("org-1", "SYNDICATED_CONTENT"));
    private static final RetryLimits PATIENT =
            new RetryLimits(100, Duration.ofSeconds(60), Duration.ofMillis(2), Duration.ofMillis(50));

    record Use(ClaimId claim) implements Command<Void> {
        static final Decider<Use, Void> DECIDER = (command, streams, context) -> {
            CapShare share = new CapShare(
                    CAP,
                    PARTNER,
                    command.claim(),
                    new ClaimLabel("CLM-FY21H1-000001", "CSP_DIRECT", "IE"),
                    new CapName("SYNDICATED_CONTENT", List.of(), List.of("organisation"), null, null),
                    new CapShare.Amount(usd("250.00"), usd("18750.00")),
                    "organisation",
                    "/costs");
            return switch (CapDecisions.use(streams.find(CapState.KIND, CAP).orElse(null), share)) {
                case CapDecision.Used used -> Decision.of(Changes.of(CapState.KIND, used.events()));
                case CapDecision.Refused refused -> throw Refusal.violations(List.of(refused.violation()));
            };
        };

        @Override
        public CapId target() {
            return CAP;
        }

        @Override
        public StreamKind<CapState, CapEvent> targetKind() {
            return CapState.KIND;
        }
    }

    @Test
    void callers_of_one_node_never_exceed_a_cap_and_lose_no_race() throws Exception {
        assertThat(racing("one node", 1)).isZero();
    }

    @Test
    void callers_of_three_nodes_never_exceed_a_cap() throws Exception {
        racing("three nodes", 3);
    }

    @Test
    void callers_whom_no_lane_holds_apart_never_exceed_a_cap_either() throws Exception {
        racing("each caller on a node of its own", CALLERS);
    }

    private static int racing(String how, int nodeCount) throws Exception {
        InMemoryStreams streams = new InMemoryStreams();
        List<Node> nodes = IntStream.range(0, nodeCount)
                .mapToObj(index -> new Node(streams, PATIENT, new Deciders().with(Use.class, Use.DECIDER)))
                .toList();
        CountDownLatch start = new CountDownLatch(1);
        int used = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> callers = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> threads.submit(() -> {
                        if (!start.await(20, TimeUnit.SECONDS)) {
                            throw new IllegalStateException("never started");
                        }
                        return usedBy(caller, nodes.get(caller % nodeCount).commands);
                    }))
                    .toList();
            start.countDown();
            for (Future<Integer> caller : callers) {
                used += caller.get(120, TimeUnit.SECONDS);
            }
        }
        int conflicts = nodes.stream().mapToInt(node -> node.conflicts.get()).sum();
        System.out.printf(
                "cap, %s: %d used, %d refused, %d conflicts retried%n",
                how, used, CALLERS * CLAIMS_PER_CALLER - used, conflicts);
        assertThat(used).isEqualTo(PLACES);
        assertThat(streams.stream(CAP.value()).stream()
                        .filter(event -> event.getPayload() instanceof CapUseRegistered)
                        .count())
                .isEqualTo(PLACES);
        return conflicts;
    }

    private static int usedBy(int caller, Commands commands) {
        int won = 0;
        for (int claim = 0; claim < CLAIMS_PER_CALLER; claim++) {
            try {
                commands.send(new Use(new ClaimId("claim-" + caller + "." + claim)), Node.FINANCE);
                won++;
            } catch (Refusal refusal) {
                assertThat(refusal.violations().getFirst().code()).isEqualTo(RefusalCode.CAP_EXCEEDED.code());
            }
        }
        return won;
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
