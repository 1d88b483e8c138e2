package dev.coopclaims.command.fund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.Node;
import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.command.decision.Changes;
import dev.coopclaims.command.decision.Command;
import dev.coopclaims.command.decision.Decider;
import dev.coopclaims.command.decision.Decision;
import dev.coopclaims.command.decision.StreamKind;
import dev.coopclaims.command.dispatch.Deciders;
import dev.coopclaims.command.dispatch.RetryLimits;
import dev.coopclaims.command.earning.EarningRecord;
import dev.coopclaims.command.earning.RegisterEarning;
import dev.coopclaims.command.organisation.RegisterOrganisation;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.earning.ImportId;
import dev.coopclaims.kernel.fund.FundEvent;
import dev.coopclaims.kernel.fund.FundsReserved;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FundContentionTest {
    private static final int CALLERS = 32;
    private static final int COMMANDS_PER_CALLER = 10;
    private static final int PLACES = 200;
    private static final OrganisationId PARTNER = new OrganisationId("org-1");
    private static final FundId FUND = FundId.of(PARTNER, "CSP", "MIOL", EarningPeriod.ofLabel("FY21-H1"));
    private static final RetryLimits PATIENT =
            new RetryLimits(100, Duration.ofSeconds(60), Duration.ofMillis(2), Duration.ofMillis(50));

    record Reserve(ClaimId claim) implements Command<Void> {
        static final Decider<Reserve, Void> DECIDER = (command, streams, context) -> Decision.of(Changes.of(
                FundState.KIND,
                FundDecisions.reserve(streams.get(FundState.KIND, FUND), command.claim(), eur("1.00"))));

        @Override
        public FundId target() {
            return FUND;
        }

        @Override
        public StreamKind<FundState, FundEvent> targetKind() {
            return FundState.KIND;
        }
    }

    @Test
    void callers_of_one_node_never_overdraw_a_fund_and_lose_no_race() throws Exception {
        assertThat(racing("one node", 1)).isZero();
    }

    @Test
    void callers_of_three_nodes_never_overdraw_a_fund() throws Exception {
        racing("three nodes", 3);
    }

    @Test
    void callers_whom_no_lane_holds_apart_never_overdraw_a_fund_either() throws Exception {
        racing("each caller on a node of its own", CALLERS);
    }

    private static int racing(String how, int nodeCount) throws Exception {
        InMemoryStreams streams = new InMemoryStreams();
        List<Node> nodes = IntStream.range(0, nodeCount)
                .mapToObj(index -> new Node(streams, PATIENT, new Deciders().with(Reserve.class, Reserve.DECIDER)))
                .toList();
        earn(nodes.getFirst());
        CountDownLatch start = new CountDownLatch(1);
        long startedAt = System.nanoTime();
        int reserved = 0;
        int refused = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> callers = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> threads.submit(() -> {
                        if (!start.await(20, TimeUnit.SECONDS)) {
                            throw new IllegalStateException("never started");
                        }
                        return reservedBy(caller, nodes.get(caller % nodeCount));
                    }))
                    .toList();
            start.countDown();
            for (Future<Integer> caller : callers) {
                int won = caller.get(120, TimeUnit.SECONDS);
                reserved += won;
                refused += COMMANDS_PER_CALLER - won;
            }
        }
        int conflicts = nodes.stream().mapToInt(node -> node.conflicts.get()).sum();
        System.out.printf(
                "%s: %d reserved, %d refused, %d conflicts retried, %d ms%n",
                how, reserved, refused, conflicts, (System.nanoTime() - startedAt) / 1_000_000);
        assertThat(reserved).isEqualTo(PLACES);
        assertThat(refused).isEqualTo(CALLERS * COMMANDS_PER_CALLER - PLACES);
        assertThat(streams.stream(FUND.value()).stream()
                        .filter(event -> event.getPayload() instanceof FundsReserved)
                        .count())
                .isEqualTo(PLACES);
        return conflicts;
    }

    private static int reservedBy(int caller, Node node) {
        int won = 0;
        for (int command = 0; command < COMMANDS_PER_CALLER; command++) {
            try {
                node.commands.send(new Reserve(new ClaimId("claim-" + caller + "." + command)), Node.FINANCE);
                won++;
            } catch (Refusal refusal) {
                assertThat(refusal.violations().getFirst().code()).isEqualTo(RefusalCode.INSUFFICIENT_FUNDS.code());
            }
        }
        return won;
    }

    private static void earn(Node node) {
        node.commands.send(new RegisterOrganisation(PARTNER, "Partner", OrganisationKind.PARTNER), Node.FINANCE);
        // 60 percent of it are 200.00 and some cents.
        EarningRecord record =
                new EarningRecord("r-1", PARTNER, "CSP", "MIOL", LocalDate.of(2020, 8, 1), eur("333.34"), null);
        node.commands.send(new RegisterEarning(record, new ImportId("import-1"), Sample.PEOPLE), Node.FINANCE);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
