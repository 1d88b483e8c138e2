package dev.coopclaims.command.claimnumber;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.InMemoryStreams;
import dev.coopclaims.command.Node;
import dev.coopclaims.kernel.claim.ClaimNumbersAllotted;
import dev.coopclaims.kernel.claim.ClaimNumbersId;
import dev.coopclaims.kernel.time.EarningPeriod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClaimNumbersTest {
    private static final EarningPeriod PERIOD = EarningPeriod.ofLabel("FY21-H1");

    @Test
    void a_number_names_its_period_and_counts_from_one() {
        ClaimNumbers numbers = new ClaimNumbers(new Node(new InMemoryStreams()).commands, 100);
        assertThat(numbers.next(PERIOD, Node.FINANCE)).isEqualTo("CLM-FY21H1-000001");
        assertThat(numbers.next(PERIOD, Node.FINANCE)).isEqualTo("CLM-FY21H1-000002");
        assertThat(numbers.next(PERIOD.next(), Node.FINANCE)).isEqualTo("CLM-FY21H2-000001");
    }

    @Test
    void a_block_is_one_event_and_what_a_node_leaves_is_never_used() {
        InMemoryStreams streams = new InMemoryStreams();
        ClaimNumbers first = new ClaimNumbers(new Node(streams).commands, 10);
        first.next(PERIOD, Node.FINANCE);
        first.next(PERIOD, Node.FINANCE);
        ClaimNumbers restarted = new ClaimNumbers(new Node(streams).commands, 10);
        assertThat(restarted.next(PERIOD, Node.FINANCE)).isEqualTo("CLM-FY21H1-000011");
        assertThat(streams.stream(ClaimNumbersId.of(PERIOD).value()))
                .extracting(event -> ((ClaimNumbersAllotted) event.getPayload()).last())
                .containsExactly(10L, 20L);
    }

    @Test
    void racing_nodes_never_hand_out_a_number_twice() throws Exception {
        InMemoryStreams streams = new InMemoryStreams();
        List<Node> nodes = Stream.generate(() -> new Node(streams)).limit(4).toList();
        List<ClaimNumbers> numbers =
                nodes.stream().map(node -> new ClaimNumbers(node.commands, 7)).toList();
        List<String> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> callers = IntStream.range(0, 32)
                    .mapToObj(caller -> threads.submit(() -> IntStream.range(0, 100)
                            .mapToObj(number -> numbers.get(caller % 4).next(PERIOD, Node.FINANCE))
                            .toList()))
                    .toList();
            for (Future<List<String>> caller : callers) {
                all.addAll(caller.get(60, TimeUnit.SECONDS));
            }
        }
        int conflicts = nodes.stream().mapToInt(node -> node.conflicts.get()).sum();
        System.out.printf(
                "claim numbers: %d handed out by 4 nodes, %d blocks, %d conflicts retried%n",
                all.size(), streams.stream(ClaimNumbersId.of(PERIOD).value()).size(), conflicts);
        assertThat(all).hasSize(3_200).doesNotHaveDuplicates();
    }
}
