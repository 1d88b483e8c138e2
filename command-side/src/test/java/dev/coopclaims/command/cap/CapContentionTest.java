package dev.coopclaims.command.cap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.Node;
import dev.coopclaims.command.dispatch.Command;
import dev.coopclaims.command.dispatch.Commands;
import dev.coopclaims.command.dispatch.Correlation;
import dev.coopclaims.command.dispatch.DispatchListener;
import dev.coopclaims.command.dispatch.HandlerGroup;
import dev.coopclaims.command.dispatch.HandlesCommands;
import dev.coopclaims.command.dispatch.Lanes;
import dev.coopclaims.command.dispatch.RecentStateRepository;
import dev.coopclaims.command.dispatch.RetryLimits;
import dev.coopclaims.kernel.cap.CapId;
import dev.coopclaims.kernel.cap.CapUseRegistered;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.UnitOfWork;
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
        @Override
        public CapId target() {
            return CAP;
        }
    }

    record Using(Caps caps, Lanes lanes, boolean inLane) implements HandlesCommands {
        @CommandHandler
        public void handle(Use command, UnitOfWork<?> unitOfWork) {
            if (inLane) {
                lanes.enter(unitOfWork, List.of(CAP));
            }
            CapShare.Amount amount = new CapShare.Amount(usd("250.00"), usd("18750.00"));
            caps.settle(
                    command.claim(),
                    List.of(),
                    List.of(new CapShare(
                            CAP, PARTNER, command.claim(), "SYNDICATED_CONTENT", amount, "organisation", "/costs")));
        }
    }

    @Test
    void callers_of_one_node_never_exceed_a_cap_and_lose_no_race() throws Exception {
        assertThat(racing("one node, in a lane", 1, true)).isZero();
    }

    @Test
    void callers_of_three_nodes_never_exceed_a_cap() throws Exception {
        racing("three nodes, each in its lane", 3, true);
    }

    @Test
    void callers_of_three_nodes_never_exceed_a_cap_without_lanes_either() throws Exception {
        racing("three nodes, no lane", 3, false);
    }

    private static int racing(String how, int nodeCount, boolean inLane) throws Exception {
        InMemoryStreams streams = new InMemoryStreams();
        AtomicInteger conflicts = new AtomicInteger();
        List<Commands> nodes = IntStream.range(0, nodeCount)
                .mapToObj(index -> node(streams, conflicts, inLane))
                .toList();
        CountDownLatch start = new CountDownLatch(1);
        int used = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> callers = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> threads.submit(() -> {
                        if (!start.await(20, TimeUnit.SECONDS)) {
                            throw new IllegalStateException("never started");
                        }
                        return usedBy(caller, nodes.get(caller % nodeCount));
                    }))
                    .toList();
            start.countDown();
            for (Future<Integer> caller : callers) {
                used += caller.get(120, TimeUnit.SECONDS);
            }
        }
        System.out.printf(
                "cap, %s: %d used, %d refused, %d conflicts retried%n",
                how, used, CALLERS * CLAIMS_PER_CALLER - used, conflicts.get());
        assertThat(used).isEqualTo(PLACES);
        assertThat(streams.stream(CAP.value()).stream()
                        .filter(event -> event.getPayload() instanceof CapUseRegistered)
                        .count())
                .isEqualTo(PLACES);
        return conflicts.get();
    }

    private static Commands node(InMemoryStreams streams, AtomicInteger conflicts, boolean inLane) {
        EventStore store = EmbeddedEventStore.builder().storageEngine(streams).build();
        CommandBus bus = SimpleCommandBus.builder().build();
        DispatchListener listener = new DispatchListener() {
            @Override
            public void conflictRetried(Class<?> command, int attempt) {
                conflicts.incrementAndGet();
            }
        };
        Caps caps = new Caps(new RecentStateRepository<>(Cap.class, Cap::state, Cap::of, store, 100));
        HandlerGroup.of(new Using(caps, new Lanes(64, Duration.ofSeconds(20), listener), inLane))
                .subscribeTo(bus);
        return new Commands(bus, InMemoryStreams::position, PATIENT, Correlation.NONE, listener);
    }

    private static int usedBy(int caller, Commands commands) {
        int won = 0;
        for (int claim = 0; claim < CLAIMS_PER_CALLER; claim++) {
            try {
                commands.send(new Use(new ClaimId("claim-" + caller + "." + claim)), Node.FINANCE);
                won++;
            } catch (Refusal refusal) {
                assertThat(refusal.violations().getFirst().code()).isEqualTo(CapDecisions.CAP_EXCEEDED);
            }
        }
        return won;
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
