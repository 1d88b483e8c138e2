package dev.coopclaims.benchmarks.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunsTest {

    private final Runs runs = new Runs();

    @Test
    void a_ratio_is_taken_run_by_run_before_the_middle_one_is_chosen() {
        add("own", 10, 40, 90);
        add("peer", 10, 10, 30);

        assertThat(runs.ratio("own", "peer")).contains(new Spread(1, 3, 4));
    }

    @Test
    void the_best_of_several_is_another_one_in_each_run() {
        add("own", 10, 10, 10);
        add("first", 5, 1, 1);
        add("second", 1, 2, 10);

        assertThat(runs.ratioToBestOf("own", List.of("first", "second", "absent")))
                .contains(new Spread(1, 2, 5));
    }

    @Test
    void there_is_no_ratio_to_somebody_who_was_not_measured() {
        add("own", 10);

        assertThat(runs.ratio("own", "absent")).isEmpty();
        assertThat(runs.ratio("absent", "own")).isEmpty();
    }

    @Test
    void the_middle_of_an_even_number_lies_between_the_two_middle_ones() {
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(1, 2.5, 4));
    }

    private void add(String contender, double... figures) {
        for (double figure : figures) {
            runs.add(contender, figure);
        }
    }
}
