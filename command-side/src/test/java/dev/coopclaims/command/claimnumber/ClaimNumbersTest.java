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
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClaimNumbersTest {
    private static final EarningPeriod PERIOD = EarningPeriod.ofLabel("FY21-H1");

    @Test
    void a_number_names_its_period_and_has_six_digits_C_2() {
        ClaimNumbers numbers = new ClaimNumbers(new Node(new InMemoryStreams()).commands, 100);
        assertThat(numbers.next(PERIOD, Node.FINANCE)).matches("CLM-FY21H1-\\d{6}");
        assertThat(numbers.next(PERIOD.next(), Node.FINANCE)).matches("CLM-FY21H2-\\d{6}");
    }

    @Test
    void a_block_is_one_event_and_what_a_node_leaves_is_never_used() {
        InMemoryStreams streams = new InMemoryStreams();
        ClaimNumbers first = new ClaimNumbers(new Node(streams).commands, 10);
        first.next(PERIOD, Node.FINANCE);
        ClaimNumbers restarted = new ClaimNumbers(new Node(streams).commands, 10);
        restarted.next(PERIOD, Node.FINANCE);

        assertThat(allotted(streams)).extracting(ClaimNumbersAllotted::last).containsExactly(10L, 20L);
        assertThat(allotted(streams))
                .extracting(ClaimNumbersAllotted::key)
                .containsOnly(allotted(streams).getFirst().key());
    }

    @Test
    void numbers_given_one_after_another_do_not_tell_how_many_were_given_in_between_R_1() {
        ClaimNumbers numbers = new ClaimNumbers(new Node(new InMemoryStreams()).commands, 100);
        List<Long> given = IntStream.range(0, 200)
                .mapToObj(ignored -> numbers.next(PERIOD, Node.FINANCE))
                .map(number -> Long.valueOf(number.substring(number.lastIndexOf('-') + 1)))
                .toList();
        long rises = IntStream.range(1, 200)
                .filter(i -> given.get(i) > given.get(i - 1))
                .count();
        // Of random numbers half rise, give or take 4; and 200 of a million lie in each half of them.
        assertThat(rises).isBetween(50L, 150L);
        assertThat(given.stream().filter(number -> number < 500_000).count()).isBetween(50L, 150L);
    }

    @Test
    void another_key_scatters_otherwise_and_each_number_comes_once_whatever_the_key() {
        for (String key : new String[] {"00", "01"}) {
            for (int size : new int[] {1, 2, 3, 999, 1_000, 1_024}) {
                Permutation permutation = new Permutation(key, size);
                assertThat(LongStream.range(0, size).map(permutation::at))
                        .as(key + " " + size)
                        .containsExactlyInAnyOrderElementsOf(
                                LongStream.range(0, size).boxed().toList());
            }
        }
        assertThat(new NumberBlock(1, 9, "00").seen(1)).isNotEqualTo(new NumberBlock(1, 9, "01").seen(1));
    }

    @Test
    void numbers_grow_a_digit_when_a_million_are_used_up_and_meet_none_of_before() {
        NumberBlock block = new NumberBlock(1, 100_000_000, "00");
        assertThat(block.seen(999_999)).hasSize(6).isNotEqualTo("000000");
        assertThat(block.seen(1_000_000)).hasSize(7).doesNotStartWith("0");
        assertThat(block.seen(9_999_999)).hasSize(7).doesNotStartWith("0");
        assertThat(block.seen(10_000_000)).hasSize(8).doesNotStartWith("0");
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

    private static List<ClaimNumbersAllotted> allotted(InMemoryStreams streams) {
        return streams.stream(ClaimNumbersId.of(PERIOD).value()).stream()
                .map(event -> (ClaimNumbersAllotted) event.getPayload())
                .toList();
    }
}
